package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

/** A file that {@code findFiles} found, as a Jenkinsfile sees it. Names are Jenkins' own. */
public final class FoundFile {
    private final String path;
    private final long length;

    FoundFile(String path, long length) {
        this.path = path;
        this.length = length;
    }

    public String getName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Relative to the directory that was searched. */
    public String getPath() {
        return path;
    }

    /** In bytes. */
    public long getLength() {
        return length;
    }

    /** Always false: only files are found. */
    public boolean isDirectory() {
        return false;
    }

    @Override
    public String toString() {
        return path;
    }
}
