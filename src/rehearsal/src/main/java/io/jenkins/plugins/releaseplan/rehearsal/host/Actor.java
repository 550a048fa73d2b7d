package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Moment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One person's one behaviour: acts when the scenario says so, and not before there is something to act on.
 */
final class Actor {

    private final ReleaseHost host;
    private final Person person;
    private final Person.Behaviour behaviour;
    private final Dice dice;
    private final List<Runnable> waiting = new ArrayList<>();
    private int left;
    private boolean armed;

    Actor(ReleaseHost host, Person person, int index, long seed) {
        this.host = host;
        this.person = person;
        this.behaviour = person.does().get(index);
        this.dice = new Dice(seed, person.name() + "#" + index);
        this.left = behaviour.times();
    }

    Person person() {
        return person;
    }

    Person.Deed deed() {
        return behaviour.deed();
    }

    Moment moment() {
        return behaviour.moment();
    }

    Dice dice() {
        return dice;
    }

    /** There is something to act on: acts on it after the person's delay, or when their moment has come. */
    void asked(Runnable act) {
        if (behaviour.moment() instanceof Moment.AfterAsked after) {
            Duration delay = dice.draw(after.delay());
            host.clock().after(delay, () -> act(act));
        } else if (armed) {
            act(act);
        } else {
            waiting.add(act);
        }
    }

    /** The person's moment has come. */
    void arm() {
        armed = true;
        List<Runnable> acts = List.copyOf(waiting);
        waiting.clear();
        acts.forEach(this::act);
    }

    /** Whether the moment has come, for those who do not wait to be asked. */
    boolean armed() {
        return armed;
    }

    /** Acts, if chance has it and not too often. */
    void act(Runnable act) {
        if (mayAct()) {
            act.run();
        }
    }

    /** Whether the person acts this time. */
    boolean mayAct() {
        if (left <= 0 || !dice.happens(behaviour.chance())) {
            return false;
        }
        left--;
        return true;
    }
}
