package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Moment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Somebody's answer to an {@code input} step.
 *
 * @param person who
 * @param answer what
 * @param after how long after the question
 */
record InputDeed(Person person, Person.AnswerInput answer, Duration after) {

    /** The first answer, as far as anybody answers. Whose moment depends on an event that has not come stays silent. */
    static Optional<InputDeed> first(
            Instant now, List<Actor> actors, String id, String message, Predicate<Person> maySubmit) {
        InputDeed first = null;
        for (Actor actor : actors) {
            if (!(actor.deed() instanceof Person.AnswerInput answer)
                    || !concerns(answer, id, message)
                    || !maySubmit.test(actor.person())) {
                continue;
            }
            Optional<Duration> after = delay(now, actor);
            boolean earlier = after.isPresent() && (first == null || after.get().compareTo(first.after()) < 0);
            if (earlier && actor.mayAct()) {
                first = new InputDeed(actor.person(), answer, after.get());
            }
        }
        return Optional.ofNullable(first);
    }

    private static boolean concerns(Person.AnswerInput answer, String id, String message) {
        String wanted = answer.input();
        return wanted.equals("*") || wanted.equalsIgnoreCase(id) || wanted.equalsIgnoreCase(message);
    }

    private static Optional<Duration> delay(Instant now, Actor actor) {
        if (actor.moment() instanceof Moment.AfterAsked asked) {
            return Optional.of(actor.dice().draw(asked.delay()));
        }
        if (actor.moment() instanceof Moment.At at) {
            return Optional.of(at.instant().isAfter(now) ? Duration.between(now, at.instant()) : Duration.ZERO);
        }
        return actor.armed() ? Optional.of(Duration.ZERO) : Optional.empty();
    }
}
