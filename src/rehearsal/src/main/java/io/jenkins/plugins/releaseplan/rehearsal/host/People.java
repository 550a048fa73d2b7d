package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.ReachedPoint;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Moment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Lets the scenario's people act on what happens to the releases. */
public final class People implements HostListener {

    private final ReleaseHost host;
    private final List<Actor> actors = new ArrayList<>();
    private final Deeds deeds;

    /**
     * @param host where the releases are
     * @param seed the seed of what is left to chance
     * @param abort ends the build as its stop button does, with a reason
     */
    public People(ReleaseHost host, long seed, Consumer<String> abort) {
        this.host = host;
        this.deeds = new Deeds(host, abort);
        for (Person person : host.scenario().people().values()) {
            for (int i = 0; i < person.does().size(); i++) {
                actors.add(new Actor(host, person, i, seed));
            }
        }
    }

    /** Begins to live by the clock. */
    public void start() {
        host.world().clouds().values().forEach(cloud -> cloud.onEvent(this::reached));
        for (Actor actor : actors) {
            if (actor.moment() instanceof Moment.At at) {
                host.clock().at(at.instant(), () -> come(actor));
            }
        }
    }

    private void come(Actor actor) {
        actor.arm();
        if (actor.deed() instanceof Person.Press press) {
            actor.act(() -> deeds.press(actor.person(), press));
        }
    }

    /**
     * Who answers an input first, as far as anybody does.
     *
     * @param id the input's id
     * @param message its question
     * @param maySubmit tells who may answer
     */
    Optional<InputDeed> answers(String id, String message, Predicate<Person> maySubmit) {
        return InputDeed.first(host.clock().now(), actors, id, message, maySubmit);
    }

    @Override
    public void happened(TimelineEntry entry) {
        // People react to states, not to words.
    }

    @Override
    public void changed(Release before, Release after) {
        if (actors.isEmpty()) {
            return;
        }
        if (after.checklist() != null && (before == null || before.checklist() == null)) {
            each(Person.Tick.class, (actor, tick) -> actor.asked(() -> deeds.tick(actor, tick, after)));
            each(
                    Person.MarkNotApplicable.class,
                    (actor, mark) -> actor.asked(() -> deeds.markNotApplicable(actor, mark, after)));
        }
        if (before == null || before.gates() != after.gates()) {
            gates(before, after);
        }
        rollouts(before, after);
    }

    private void gates(Release before, Release after) {
        for (Map.Entry<String, Gate> entry : after.gates().entrySet()) {
            boolean isNew = before == null || !before.gates().containsKey(entry.getKey());
            if (isNew && entry.getValue().state() == Gate.State.WAITING) {
                each(Person.Sign.class, (actor, sign) -> {
                    if (sign.gate().equals("*")
                            || sign.gate()
                                    .equalsIgnoreCase(entry.getValue().plan().name())) {
                        actor.asked(() ->
                                deeds.sign(actor.person(), sign, after.plan().id(), entry.getKey()));
                    }
                });
            }
        }
    }

    private void rollouts(Release before, Release after) {
        for (Map.Entry<String, Rollout> entry : after.rollouts().entrySet()) {
            Rollout now = entry.getValue();
            Rollout then = before == null ? null : before.rollouts().get(entry.getKey());
            if (now == then) {
                continue;
            }
            if (now.pause() != null && (then == null || then.pause() == null)) {
                paused(after, now);
            }
        }
    }

    private void paused(Release release, Rollout rollout) {
        each(Person.Decide.class, (actor, decide) -> {
            if (Deeds.concerns(decide.target(), rollout)) {
                actor.asked(() -> deeds.decide(
                        actor.person(),
                        decide.decision(),
                        decide.reason(),
                        release.plan().id(),
                        rollout.plan().id()));
            }
        });
    }

    private void reached(ReachedPoint reached) {
        for (Actor actor : actors) {
            if (!actor.armed()
                    && actor.moment() instanceof Moment.AfterEvent after
                    && (after.target().isEmpty() || after.target().equals(reached.target()))
                    && after.event().equals(reached.event())) {
                host.clock().after(actor.dice().draw(after.delay()), () -> come(actor));
            }
        }
    }

    private <D extends Person.Deed> void each(Class<D> kind, BiConsumer<Actor, D> then) {
        for (Actor actor : actors) {
            if (kind.isInstance(actor.deed())) {
                then.accept(actor, kind.cast(actor.deed()));
            }
        }
    }
}
