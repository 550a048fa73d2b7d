package io.jenkins.plugins.releaseplan.rollout;

import java.time.Instant;

/** The state machine under test: the rollout's own, or one with a broken transition. */
interface Machine {

    Machine REAL = new Machine() {
        @Override
        public Rollout.Advance begin(RolloutPlan plan, Instant now) {
            return Rollout.begin(plan, now);
        }

        @Override
        public Rollout.Advance advance(Rollout state, RolloutEvent event, Instant now) {
            return state.advance(event, now);
        }
    };

    Rollout.Advance begin(RolloutPlan plan, Instant now);

    Rollout.Advance advance(Rollout state, RolloutEvent event, Instant now);
}
