package io.jenkins.plugins.releaseplan.checklist;

/**
 * How much of each a checklist holds.
 *
 * @param phases the phases, with those that hold nothing
 * @param items the boxes, at any depth
 * @param topLevelItems the boxes that are not inside another one
 * @param conditional the boxes whose own text says that they may not apply
 * @param schedule the rows of the schedule
 * @param signOffs the roles that sign
 * @param contacts the people or teams to call
 * @param criteria the rollback criteria
 */
public record Counts(
        int phases,
        int items,
        int topLevelItems,
        int conditional,
        int schedule,
        int signOffs,
        int contacts,
        int criteria) {}
