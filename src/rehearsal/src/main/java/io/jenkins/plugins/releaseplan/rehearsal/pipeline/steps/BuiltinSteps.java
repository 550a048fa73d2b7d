package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepTable;
import java.util.List;
import java.util.stream.Stream;

/** All steps of this package. */
public final class BuiltinSteps {
    private static final StepTable TABLE = StepTable.of(Stream.of(
                    FlowSteps.all(),
                    ResultSteps.all(),
                    TimeSteps.all(),
                    PeopleSteps.all(),
                    ShellSteps.all(),
                    FileSteps.all(),
                    PlaceSteps.all(),
                    DataSteps.all(),
                    RecordedSteps.all())
            .flatMap(List<Step>::stream)
            .toList());

    private BuiltinSteps() {}

    /** The table of them. */
    public static StepTable table() {
        return TABLE;
    }
}
