package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.Closure;

/** The global {@code docker} of a Jenkinsfile: containers and images are written to the log, blocks run as they are. */
public final class DockerVariable {
    private final PipelineRun run;

    DockerVariable(PipelineRun run) {
        this.run = run;
    }

    /** An image by its name. */
    public Image image(String name) {
        return new Image(name);
    }

    /** An image that would be built. */
    public Image build(String name) {
        return build(name, ".");
    }

    /** An image that would be built with arguments. */
    public Image build(String name, String arguments) {
        run.log("docker build -t " + name + " " + arguments);
        return new Image(name);
    }

    /** Runs a block as if logged in. */
    public Object withRegistry(String url, Closure<?> body) {
        return body.call();
    }

    /** Runs a block as if logged in. */
    public Object withRegistry(String url, String credentials, Closure<?> body) {
        return body.call();
    }

    /** Runs a block as if on another host. */
    public Object withServer(String uri, Closure<?> body) {
        return body.call();
    }

    /** An image. */
    public final class Image {
        private final String id;

        Image(String id) {
            this.id = id;
        }

        /** Its name. */
        public String getId() {
            return id;
        }

        /** Its name. */
        public String imageName() {
            return id;
        }

        /** Runs a block as if in a container. */
        public Object inside(Closure<?> body) {
            return inside("", body);
        }

        /** Runs a block as if in a container. */
        public Object inside(String arguments, Closure<?> body) {
            run.log("docker run " + (arguments.isEmpty() ? "" : arguments + " ") + id);
            return body.call();
        }

        /** Runs a block next to a container, which the block gets. */
        public Object withRun(String arguments, Closure<?> body) {
            run.log("docker run -d " + (arguments.isEmpty() ? "" : arguments + " ") + id);
            return body.call(this);
        }

        /** Runs a block next to a container, which the block gets. */
        public Object withRun(Closure<?> body) {
            return withRun("", body);
        }

        public void pull() {
            run.log("docker pull " + id);
        }

        public void push() {
            run.log("docker push " + id);
        }

        public void push(String tag) {
            run.log("docker push " + id.replaceFirst(":[^/:]*$", "") + ":" + tag);
        }

        public void tag(String tag) {
            run.log("docker tag " + id + " " + tag);
        }
    }
}
