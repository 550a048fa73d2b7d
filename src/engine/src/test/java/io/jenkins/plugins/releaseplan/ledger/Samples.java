package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.schedule.Freeze;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes one value of any record of the engine, with something in every component. */
final class Samples {

    private static final Instant TIME = Instant.parse("2026-03-29T00:59:59.123456789Z");
    private static final LocalDateTime WALL_CLOCK = LocalDateTime.parse("2026-03-29T02:30:00");

    /** Records whose components have to fit each other. */
    private static final Map<Class<?>, Object> FITTING = Map.of(
            Freeze.class,
                    new Freeze("fair", ZoneId.of("Europe/Vienna"), WALL_CLOCK, WALL_CLOCK.plusDays(1), "the fair"),
            ReleaseEvent.Checked.class, new ReleaseEvent.Checked(7, new Health(true, "v2", "200 OK"), null, ""),
            ReleaseEvent.DatabaseAnswered.class,
                    new ReleaseEvent.DatabaseAnswered(7, null, CloudException.Kind.UNKNOWN, "timed out"));

    private final Deque<Class<?>> inside = new ArrayDeque<>();

    /** A value of this record. */
    static <T> T of(Class<T> type) {
        return type.cast(new Samples().sample(type, type, type.getSimpleName()));
    }

    private Object sample(Class<?> type, Type generic, String name) {
        if (FITTING.containsKey(type)) {
            return FITTING.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isSealed()) {
            Class<?> first = type.getPermittedSubclasses()[0];
            return sample(first, first, name);
        }
        return generic instanceof ParameterizedType parameters ? container(type, parameters, name) : plain(type, name);
    }

    private Object container(Class<?> type, ParameterizedType parameters, String name) {
        Type[] of = parameters.getActualTypeArguments();
        boolean nestsItself = inside.contains(of[of.length - 1]);
        if (type == Optional.class) {
            return nestsItself ? Optional.empty() : Optional.of(element(of[0], name));
        }
        if (type == List.class) {
            return nestsItself ? List.of() : List.of(element(of[0], name));
        }
        if (type == Set.class) {
            return Set.of(element(of[0], name));
        }
        if (type == Map.class) {
            return Map.of(element(of[0], name), element(of[1], name));
        }
        throw new IllegalArgumentException("no sample of " + type + " " + name);
    }

    private Object element(Type type, String name) {
        return type instanceof ParameterizedType nested
                ? sample((Class<?>) nested.getRawType(), nested, name)
                : sample((Class<?>) type, type, name);
    }

    private static Object plain(Class<?> type, String name) {
        Map<Class<?>, Object> samples = Map.ofEntries(
                Map.entry(String.class, "ein „" + name + "“"),
                Map.entry(int.class, 1),
                Map.entry(Integer.class, 1),
                Map.entry(long.class, Long.MAX_VALUE),
                Map.entry(boolean.class, true),
                Map.entry(double.class, 1.5),
                Map.entry(Double.class, 1.5),
                Map.entry(OptionalDouble.class, OptionalDouble.of(0.05)),
                Map.entry(Instant.class, TIME),
                Map.entry(Duration.class, Duration.ofSeconds(90, 1)),
                Map.entry(LocalTime.class, LocalTime.of(2, 30)),
                Map.entry(LocalDateTime.class, WALL_CLOCK),
                Map.entry(ZoneId.class, ZoneId.of("Europe/Vienna")),
                Map.entry(Series.class, Series.of(0.1, 1e-300, 7)));
        if (!samples.containsKey(type)) {
            throw new IllegalArgumentException("no sample of " + type + " " + name);
        }
        return samples.get(type);
    }

    private Object record(Class<?> type) {
        inside.push(type);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> sample(component.getType(), component.getGenericType(), component.getName()))
                .toArray();
        inside.pop();
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no sample of " + type + " of " + Arrays.toString(values), e);
        }
    }
}
