package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FileStepsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RecordingWorld world = new RecordingWorld();

    @Test
    public void findFilesSeesWrittenAndRealFilesBelowTheDirectory() throws IOException {
        Path root = folder.getRoot().toPath();
        Files.createDirectories(root.resolve("out/deep"));
        Files.writeString(root.resolve("out/deep/real.txt"), "12345");
        Files.writeString(root.resolve("out/skipped.log"), "");
        Ran ran = Pipelines.run(
                new RecordingWorld().workspace(root),
                "writeFile file: 'out/a.txt', text: 'é'",
                "writeFile file: 'b.txt', text: ''",
                "dir('out') { findFiles(glob: '**/*.txt').each { echo \"${it.path} ${it.name} ${it.length}\" } }",
                "echo \"${findFiles(glob: '**/*', excludes: 'out/**')}\"");
        assertThat(ran.log()).containsExactly("a.txt a.txt 2", "deep/real.txt real.txt 5", "[b.txt]");
    }

    @Test
    public void aPomIsReadWithoutItsParentAndWithoutOtherFiles() {
        Ran ran = Pipelines.run(
                "writeFile file: 'pom.xml', text: '<project xmlns=\"m\"><version>1.2</version>"
                        + "<properties><java.version>17</java.version></properties></project>'",
                "def pom = readMavenPom()",
                "echo \"${pom.version} ${pom.packaging} ${pom.properties['java.version']} ${pom.groupId}\"",
                "writeFile file: 'evil.xml', text: '<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><p>&x;</p>'",
                "readMavenPom file: 'evil.xml'");
        assertThat(ran.log()).containsExactly("1.2 jar 17 null");
        assertThat(ran.result().cause())
                .startsWith("Jenkinsfile:5: readMavenPom: 'evil.xml' is no XML that can be read: ");
    }

    @Test
    public void yamlOfSeveralDocumentsIsAList() {
        Ran ran = Pipelines.run("echo readYaml(text: 'a: 1\\n---\\na: 2').collect { it.a }.join('+')");
        assertThat(ran.log()).containsExactly("1+2");
    }

    @Test
    public void filesAreReadFromTheWorkspaceAndWrittenInMemory() throws IOException {
        Path root = folder.getRoot().toPath();
        Files.writeString(root.resolve("real.json"), "{\"a\": [1, 2]}");
        Ran ran = Pipelines.run(
                world.workspace(root),
                "writeFile file: 'out/new.txt', text: 'hi'",
                "dir('out') { echo readFile('new.txt') + readFile('../real.json').length() + ' ' + pwd() }",
                "echo \"${fileExists('out/new.txt')} ${fileExists('out')} ${fileExists('nope')} ${fileExists('real.json')}\"",
                "def j = readJSON(file: 'real.json'); j.b = \"x${1}\".toString(); writeJSON file: 'o.json', json: j; echo readFile('o.json')",
                "echo \"${readYaml(text: 'k: [1, 2]').k.sum()} ${readProperties(text: 'x=1').x}\"",
                "stash 'bin'; unstash 'bin'; deleteDir(); echo fileExists('out/new.txt').toString()",
                "unstash 'other'");
        assertThat(ran.log())
                .containsExactly(
                        "hi13 /workspace/release/out",
                        "true true false true",
                        "{\"a\":[1,2],\"b\":\"x1\"}",
                        "3 1",
                        "false");
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:7: unstash: nothing was stashed under 'other'");
        assertThat(root.resolve("out")).doesNotExist();
    }

    @Test
    public void filesOutsideOfTheWorkspaceCannotBeRead() throws IOException {
        Path root = folder.newFolder("ws").toPath();
        Files.writeString(folder.getRoot().toPath().resolve("secret"), "s");
        Files.createSymbolicLink(root.resolve("link"), folder.getRoot().toPath());
        for (String path : List.of("../secret", "/etc/passwd", "link/secret", "a/../../secret", "C:/x")) {
            Ran ran = Pipelines.run(new RecordingWorld().workspace(root), "echo readFile('" + path + "')");
            assertThat(ran.result().result()).as(path).isEqualTo(BuildResult.FAILURE);
            assertThat(ran.log()).isEmpty();
        }
        assertThat(Pipelines.run("readFile 'x'").result().cause())
                .isEqualTo(
                        "Jenkinsfile:1: readFile: no file 'x' in the workspace; what commands make is not there in a rehearsal");
    }
}
