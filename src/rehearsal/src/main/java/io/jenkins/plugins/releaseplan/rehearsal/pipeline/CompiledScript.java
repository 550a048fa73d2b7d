package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;

/** A script that was read, checked and compiled once. Immutable; every run makes its own instance of the class. */
final class CompiledScript {
    private static final StackWalker STACK = StackWalker.getInstance();

    private final String file;
    private final String className;
    private final Class<? extends PipelineScript> type;
    private final List<CallSite> sites;
    private final List<PipelineModel> models;
    private final Set<String> fields;

    CompiledScript(
            String file,
            String className,
            Class<? extends PipelineScript> type,
            List<CallSite> sites,
            List<PipelineModel> models) {
        this.file = file;
        this.className = className;
        this.type = type;
        this.sites = List.copyOf(sites);
        this.models = List.copyOf(models);
        this.fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic() && !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    CallSite site(int index) {
        return sites.get(index);
    }

    /** The declarative pipelines; a scripted one has none. */
    List<PipelineModel> models() {
        return models;
    }

    PipelineScript newScript(PipelineRun run) {
        try {
            Constructor<? extends PipelineScript> constructor = type.getConstructor();
            PipelineScript script = constructor.newInstance();
            script.start(this, run);
            return script;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a script without constructor: " + file, impossible);
        }
    }

    /** Whether the script declares a field of that name, with {@code @Field}. */
    boolean declares(String name) {
        return fields.contains(name);
    }

    /** Sets a field that the script declares. */
    void set(PipelineScript script, String name, Object value) {
        InvokerHelper.getMetaClass(type).setProperty(script, name, value);
    }

    /** The value of a field or getter of the script's own; empty when it has none or it is null. */
    Optional<Object> field(PipelineScript script, String name) {
        return script.getMetaClass().hasProperty(script, name) == null
                ? Optional.empty()
                : Optional.ofNullable(InvokerHelper.getMetaClass(type).getProperty(script, name));
    }

    /** The innermost line of this script on the current stack; line 0 when it is not there. */
    SourceLine lineOfCaller() {
        return STACK.walk(this::line);
    }

    private SourceLine line(Stream<StackFrame> frames) {
        return frames.filter(frame -> className.equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> new SourceLine(file, frame.getLineNumber()))
                .orElse(new SourceLine(file, 0));
    }
}
