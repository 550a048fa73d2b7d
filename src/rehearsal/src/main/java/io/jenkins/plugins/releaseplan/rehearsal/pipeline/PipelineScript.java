package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The class behind a Jenkinsfile's script. Calls of known steps come in by their site, which knows the line. */
public abstract class PipelineScript extends Script {
    private CompiledScript source;
    private PipelineRun run;

    void start(CompiledScript compiled, PipelineRun pipelineRun) {
        source = compiled;
        run = pipelineRun;
        setBinding(new Binding());
    }

    PipelineRun pipelineRun() {
        return run;
    }

    /** Calls a step at a site of the script's source. */
    public Object callStep(int site, Object[] values) throws Exception {
        CallSite place = source.site(site);
        return call(place.name(), values, place.at());
    }

    /** Describes an object at a site of the script's source, in place of a call of something that nobody knows. */
    public Object describe(int site, Object[] values) {
        return Symbols.describe(source.site(site).name(), values);
    }

    /** Runs a {@code pipeline} block of the script, given its number and its pieces of code. */
    public Object runPipeline(int index, Object[] fragments) throws Exception {
        if (!run.state(AtomicBoolean.class, AtomicBoolean::new).compareAndSet(false, true)) {
            throw new StepFailure("a run executes one pipeline block only");
        }
        new DeclarativeRun(run, source.models().get(index), fragments).execute();
        return null;
    }

    /** The virtual time in milliseconds, in place of the machine's. */
    public long virtualMillis() {
        return run.clock().now().toEpochMilli();
    }

    /** A clock that shows the virtual time, in place of the machine's. */
    public Clock virtualClock() {
        return new ScriptClock(run, ZoneOffset.UTC);
    }

    @Override
    public Object invokeMethod(String name, Object args) {
        Object[] values = args instanceof Object[] array ? array : new Object[] {args};
        try {
            if (getBinding().hasVariable(name) && getBinding().getVariable(name) instanceof Closure<?> closure) {
                return closure.call(values);
            }
            return call(name, values, source.lineOfCaller());
        } catch (Exception thrown) {
            throw Sneaky.asIs(thrown);
        }
    }

    @Override
    public Object getProperty(String name) {
        Binding binding = getBinding();
        if (binding.hasVariable(name)) {
            return binding.getVariable(name);
        }
        if ("steps".equals(name)) {
            return this;
        }
        if ("binding".equals(name)) {
            return binding;
        }
        Optional<Object> known = run.names().find(name);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Object> field = source.field(this, name);
        if (field.isPresent()) {
            return field.get();
        }
        Optional<PipelineScript> library = run.jenkinsfile().libraryVariable(name, run);
        return library.isPresent() ? library.get() : unknown(name);
    }

    /** A closure that assigns a {@code @Field} does it here; for the method around it is a field of the class. */
    @Override
    public void setProperty(String name, Object value) {
        if (source.declares(name)) {
            source.set(this, name, value);
        } else {
            super.setProperty(name, value);
        }
    }

    private Object unknown(String name) {
        Optional<EnvironmentRun.Declaration> declaration = run.find(EnvironmentRun.Declaration.class);
        if (declaration.isEmpty()) {
            throw new MissingPropertyException(name, getClass());
        }
        run.log("WARNING: environment variable '" + declaration.get().variable() + "' uses the unknown name '" + name
                + "', which is null");
        return null;
    }

    /** Methods that every object has in Groovy would shadow the step. */
    public Object sleep(long time) throws Exception {
        return call("sleep", new Object[] {time}, source.lineOfCaller());
    }

    /** Like {@link #sleep(long)}, for named arguments. */
    public Object sleep(Map<?, ?> arguments) throws Exception {
        return call("sleep", new Object[] {arguments}, source.lineOfCaller());
    }

    @Override
    public void println() {
        run.log("");
    }

    @Override
    public void print(Object value) {
        run.log(String.valueOf(value));
    }

    @Override
    public void println(Object value) {
        run.log(String.valueOf(value));
    }

    @Override
    public void printf(String format, Object value) {
        run.log(String.format(format, value));
    }

    @Override
    public void printf(String format, Object[] values) {
        run.log(String.format(format, values));
    }

    private Object call(String name, Object[] values, SourceLine at) throws Exception {
        Optional<Step> step = run.jenkinsfile().steps().find(name);
        if (step.isPresent()) {
            return run.invoke(step.get(), Arguments.bind(step.get().signature(), values, at));
        }
        if (Symbols.NAMES.contains(name)) {
            return Symbols.describe(name, values);
        }
        Optional<PipelineScript> library = run.jenkinsfile().libraryVariable(name, run);
        if (library.isPresent()) {
            return library.get().invokeOwn("call", values);
        }
        throw new NoSuchMethodError("unknown step '" + name + "'"
                + NearestName.hint(name, run.jenkinsfile().steps().names()));
    }

    private Object invokeOwn(String name, Object[] values) {
        return getMetaClass().invokeMethod(this, name, values);
    }

    /** Shows the virtual time to {@code java.time}. */
    private static final class ScriptClock extends Clock {
        private final PipelineRun run;
        private final java.time.ZoneId zone;

        ScriptClock(PipelineRun run, java.time.ZoneId zone) {
            this.run = run;
            this.zone = zone;
        }

        @Override
        public java.time.ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(java.time.ZoneId other) {
            return new ScriptClock(run, other);
        }

        @Override
        public Instant instant() {
            return run.clock().now();
        }
    }
}
