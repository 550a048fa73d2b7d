package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.AnswerInput;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.Behaviour;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.Decide;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.Decision;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.Deed;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.MarkNotApplicable;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.Press;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.Sign;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person.Tick;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.References.Kind;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads roles, people and what they do. */
final class PeopleReader {

    private static final DrawnDuration AT_ONCE = DrawnDuration.of(Duration.ZERO);
    private static final Moment WHEN_ASKED = new Moment.AfterAsked(DrawnDuration.of(Duration.ofMinutes(5)));
    private static final String ALL = "all";
    private static final List<Shape> DEEDS =
            List.of(Shape.SIGN, Shape.TICK, Shape.NOT_APPLICABLE, Shape.ANSWER, Shape.DECIDE, Shape.PRESS);
    private static final List<Decision> WHEN_A_ROLLOUT_ASKS =
            List.of(Decision.ROLL_BACK, Decision.RESUME, Decision.PROMOTE);

    private final References references;
    private final TimeReader times;

    PeopleReader(References references, TimeReader times) {
        this.references = references;
        this.times = times;
    }

    /** Everybody, with the roles that either side names. */
    Map<String, Person> read(Section scenario) {
        Map<String, List<String>> holders = scenario.get("roles", Map.of(), value -> roles(value));
        holders.keySet().forEach(role -> references.defines(Kind.ROLE, role));
        boolean closed = scenario.has("roles");
        Map<String, Person> people = new LinkedHashMap<>(
                scenario.get("people", Map.of(), all -> all.mapOf(one -> person(one, holders, closed))));
        holders.forEach((role, names) -> names.forEach(name -> people.putIfAbsent(name, silent(name, holders))));
        return people;
    }

    /** Role to people, or a list of roles. */
    private static Map<String, List<String>> roles(Value value) {
        if (value.isList()) {
            Map<String, List<String>> roles = new LinkedHashMap<>();
            value.names().forEach(role -> roles.put(role, List.of()));
            return roles;
        }
        return value.mapOf(one -> one.isNull() ? List.of() : one.names());
    }

    private static Person silent(String name, Map<String, List<String>> holders) {
        return new Person(name, held(name, List.of(), holders), List.of());
    }

    private static List<String> held(String name, List<String> own, Map<String, List<String>> holders) {
        List<String> roles = new ArrayList<>(own);
        holders.forEach((role, names) -> {
            if (names.contains(name) && !roles.contains(role)) {
                roles.add(role);
            }
        });
        return roles;
    }

    private Person person(Value value, Map<String, List<String>> holders, boolean rolesAreListed) {
        Section section = value.section(Shape.PERSON);
        List<String> own = section.get("roles", List.of(), one -> references.usesAll(Kind.ROLE, one));
        if (!rolesAreListed) {
            own.forEach(role -> references.defines(Kind.ROLE, role));
        }
        List<String> roles = held(value.key(), own, holders);
        List<Behaviour> does =
                section.get("does", List.of(), all -> all.listOf(one -> behaviour(one, value.key(), roles)));
        return new Person(value.key(), roles, does);
    }

    private Behaviour behaviour(Value value, String name, List<String> roles) {
        Map<String, Value> entries = value.entries();
        List<Shape> given = DEEDS.stream()
                .filter(deed -> entries.containsKey(deed.definition()))
                .toList();
        if (given.size() != 1) {
            throw new IllegalArgumentException("needs one of "
                    + String.join(", ", DEEDS.stream().map(Shape::definition).toList()) + ": what they do");
        }
        Shape shape = given.get(0);
        Section section = value.section(shape);
        boolean unasked = shape == Shape.PRESS;
        Moment moment = times.moment(section, unasked ? null : WHEN_ASKED, !unasked, references);
        if (moment == null && !section.has("at") && !section.has("after")) {
            throw new IllegalArgumentException("needs 'at' or 'after: {event: …}': when it is pressed");
        }
        Deed deed = deed(shape, section, name, roles);
        double chance = section.get("chance", 1.0, Value::share);
        int times = section.get("times", unasked ? 1 : Integer.MAX_VALUE, one -> one.integer(1, 1_000_000));
        return deed == null || moment == null ? null : new Behaviour(deed, moment, chance, times);
    }

    private Deed deed(Shape shape, Section section, String name, List<String> roles) {
        return switch (shape) {
            case SIGN ->
                new Sign(
                        section.require("sign", "*", one -> one.name("a gate")),
                        section.get("role", "", one -> role(one, name, roles)),
                        section.get("decision", "approve", one -> one.oneOf(List.of("approve", "reject")))
                                .equals("approve"),
                        section.get("comment", "", Value::text));
            case TICK ->
                new Tick(
                        phase(section),
                        section.require("tick", List.of(), PeopleReader::items),
                        section.get("each", AT_ONCE, DistributionReader::duration),
                        section.get("note", "", Value::text),
                        section.get("evidence", "", Value::text));
            case NOT_APPLICABLE ->
                new MarkNotApplicable(
                        phase(section),
                        section.require("notApplicable", List.of(), PeopleReader::items),
                        section.get("each", AT_ONCE, DistributionReader::duration),
                        section.require("reason", "", one -> one.name("the reason")));
            case ANSWER ->
                new AnswerInput(
                        section.require("answer", "*", one -> one.name("an input's id or message")),
                        section.get("decision", "proceed", one -> one.oneOf(List.of("proceed", "abort")))
                                .equals("proceed"),
                        section.get("values", Map.of(), all -> PipelineReader.plainMap(all)));
            case DECIDE ->
                new Decide(
                        section.require("decide", Decision.RESUME, one -> decision(one, WHEN_A_ROLLOUT_ASKS)),
                        target(section),
                        section.get("reason", "", Value::text));
            default ->
                new Press(
                        section.require("press", Decision.PAUSE, one -> decision(one, List.of(Decision.values()))),
                        target(section),
                        section.get("reason", "", Value::text));
        };
    }

    private static String role(Value value, String person, List<String> roles) {
        String role = value.name("a role");
        if (!roles.contains(role)) {
            throw new IllegalArgumentException(
                    person + " does not hold the role '" + role + "'" + NearestName.hintOrAll(role, roles));
        }
        return role;
    }

    private static String phase(Section section) {
        return section.get("phase", "", one -> one.name("a phase"));
    }

    private String target(Section section) {
        return section.get("target", "", one -> references.uses(Kind.TARGET, one));
    }

    private static List<String> items(Value value) {
        return value.isScalar() && value.text().strip().equals(ALL) ? List.of() : value.names();
    }

    private static Decision decision(Value value, List<Decision> allowed) {
        String word = value.oneOf(allowed.stream().map(Decision::word).toList());
        return Arrays.stream(Decision.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
