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
            return withRun(arguments, "", body);
        }

        /** Runs a block next to a container that runs a command; the block gets the container. */
        public Object withRun(String arguments, String command, Closure<?> body) {
            Container container = run(arguments, command);
            try {
                return body.call(container);
            } finally {
                container.stop();
            }
        }

        /** A container that would be started. */
        public Container run() {
            return run("", "");
        }

        /** A container that would be started with arguments. */
        public Container run(String arguments) {
            return run(arguments, "");
        }

        /** A container that would be started with arguments and a command. */
        public Container run(String arguments, String command) {
            run.log(("docker run -d " + arguments).strip() + " " + (id + " " + command).strip());
            return new Container(id.replaceAll("[^A-Za-z0-9]", "-"));
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

        public void push(String tag, boolean force) {
            push(tag);
        }

        public void tag(String tag) {
            run.log("docker tag " + id + " " + tag);
        }

        public void tag(String tag, boolean force) {
            tag(tag);
        }
    }

    /** A container that nobody started. */
    public final class Container {
        private final String id;

        Container(String id) {
            this.id = id;
        }

        /** A made-up id. */
        public String getId() {
            return id;
        }

        /** Where a port of it would be reached. */
        public String port(int port) {
            return "localhost:" + port;
        }

        public void stop() {
            run.log("docker stop " + id);
        }
    }
}
