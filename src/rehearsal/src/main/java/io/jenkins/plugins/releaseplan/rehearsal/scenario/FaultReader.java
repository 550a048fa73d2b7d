package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault.Above;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault.CallFailure;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault.Effect;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault.Scope;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.References.Kind;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads faults. */
final class FaultReader {

    private static final List<Shape> KINDS = List.of(
            Shape.SLOW,
            Shape.ERRORS,
            Shape.INSTANCES_DIE,
            Shape.START_FAILS,
            Shape.SLOW_START,
            Shape.WRONG_VERSION,
            Shape.THROTTLE,
            Shape.TIMEOUT_AFTER_ACTING,
            Shape.TIMEOUT_BEFORE_ACTING,
            Shape.REFUSE,
            Shape.METRIC_GAP,
            Shape.DATABASE_FAILS,
            Shape.CHECK_FAILS);

    private static final double LARGEST_FACTOR = 1e6;
    private static final int MOST = 1_000_000;

    private final References references;
    private final TimeReader times;
    private final Map<String, Environment> environments;

    FaultReader(References references, TimeReader times, Map<String, Environment> environments) {
        this.references = references;
        this.times = times;
        this.environments = environments;
    }

    Fault read(Value value) {
        Shape shape = kind(value);
        if (shape == null) {
            return null;
        }
        Section section = value.section(shape);
        Effect effect = effect(shape, section);
        Scope scope = new Scope(
                section.get("environment", "", one -> references.uses(Kind.ENVIRONMENT, one)),
                section.get("target", "", one -> references.uses(Kind.TARGET, one)),
                shape.keys().contains("version") ? section.get("version", Scope.NEW, this::version) : Scope.ANY);
        section.value("target").ifPresent(target -> checkPlace(scope, target));
        return new Fault(
                section.get("name", shape.definition(), one -> one.name("the name")),
                scope,
                times.moment(section, new Moment.At(times.start()), false, references),
                section.get("for", Optional.empty(), one -> Optional.of(one.durationAbove(Duration.ofSeconds(1)))),
                effect);
    }

    private static Shape kind(Value value) {
        List<String> words = KINDS.stream().map(Shape::definition).toList();
        Value kind = value.entries().get("kind");
        if (kind == null) {
            throw new IllegalArgumentException("needs a 'kind': one of " + String.join(", ", words));
        }
        String word = kind.read(null, one -> one.oneOf(words));
        return word == null ? null : KINDS.get(words.indexOf(word));
    }

    private String version(Value value) {
        String version = value.name("a version");
        return List.of(Scope.NEW, Scope.CURRENT, Scope.ANY).contains(version)
                ? version
                : references.uses(Kind.VERSION, value);
    }

    private void checkPlace(Scope scope, Value target) {
        Environment environment = environments.get(scope.environment());
        if (environment != null && !environment.targets().containsKey(scope.target())) {
            target.wrong("no target '" + scope.target() + "' in environment '" + scope.environment() + "'"
                    + NearestName.hintOrAll(
                            scope.target(), environment.targets().keySet()));
        }
    }

    private Effect effect(Shape shape, Section section) {
        return switch (shape) {
            case SLOW -> new Fault.Slow(section.require("factor", 1.0, FaultReader::factor), above(section));
            case ERRORS -> new Fault.Errors(section.require("rate", 0.0, Value::share), above(section));
            case INSTANCES_DIE -> new Fault.InstancesDie(section.require("count", 1, one -> one.integer(1, MOST)));
            case START_FAILS -> new Fault.StartFails();
            case SLOW_START -> new Fault.SlowStart(section.require("factor", 1.0, FaultReader::factor));
            case WRONG_VERSION ->
                new Fault.WrongVersion(section.require("reports", "", one -> one.name("the version that is reported")));
            case THROTTLE -> callsFail(CallFailure.THROTTLE, section);
            case TIMEOUT_AFTER_ACTING -> callsFail(CallFailure.TIMEOUT_AFTER_ACTING, section);
            case TIMEOUT_BEFORE_ACTING -> callsFail(CallFailure.TIMEOUT_BEFORE_ACTING, section);
            case REFUSE -> callsFail(CallFailure.REFUSE, section);
            case METRIC_GAP ->
                new Fault.MetricGap(section.get("metrics", List.of(), one -> references.usesAll(Kind.METRIC, one)));
            case DATABASE_FAILS ->
                new Fault.DatabaseFails(section.get("database", "", one -> references.uses(Kind.DATABASE, one)));
            default -> new Fault.CheckFails(section.get("check", "", one -> references.uses(Kind.CHECK, one)));
        };
    }

    private static double factor(Value value) {
        return value.number(0.001, LARGEST_FACTOR);
    }

    private static Above above(Section section) {
        return section.get("above", Above.NOTHING, one -> {
            if (one.text().strip().endsWith("%")) {
                return new Above(OptionalDouble.empty(), OptionalDouble.of(one.share()));
            }
            return new Above(OptionalDouble.of(one.number(0, 1e9)), OptionalDouble.empty());
        });
    }

    private static Effect callsFail(CallFailure failure, Section section) {
        List<CloudCall> calls = failure == CallFailure.THROTTLE
                ? section.get("calls", List.of(), FaultReader::calls)
                : section.require("calls", List.of(), FaultReader::calls);
        boolean mayLag = failure == CallFailure.TIMEOUT_AFTER_ACTING;
        return new Fault.CallsFail(
                failure,
                calls,
                section.get("share", 1.0, FaultReader::shareAboveZero),
                section.get("count", 0, one -> one.integer(1, MOST)),
                mayLag ? section.get("lag", Duration.ZERO, Value::duration) : Duration.ZERO);
    }

    private static double shareAboveZero(Value value) {
        double share = value.share();
        if (share == 0) {
            throw new IllegalArgumentException("must be above 0 %");
        }
        return share;
    }

    private static List<CloudCall> calls(Value value) {
        if (value.isScalar() && value.text().equals("all")) {
            return List.of();
        }
        return value.listOf(one -> CloudCall.of(one.oneOf(CloudCall.words())).orElseThrow());
    }
}
