package io.jenkins.plugins.releaseplan.pages;

import hudson.model.FreeStyleBuild;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.steps.Attached;
import java.util.List;
import java.util.Set;
import org.jvnet.hudson.test.JenkinsRule;

/** A release in which every text that somebody gives tries to be markup or a script. */
final class HostileRelease {

    static final String ID = "hostile-1";
    static final String MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    static final String VERSION = "v1<svg onload=alert(3)>";
    static final String GATE = "Gate " + MARKUP;

    private static final String CHECKLIST = """
            # Plan <script>alert(4)</script>

            ## Before <img src=x onerror=alert(5)>

            - [ ] one <script>alert(6)</script> and [a link](javascript:alert(7)) ![p](javascript:alert(8))
            - [ ] two <svg onload=alert(9)></svg> <a href="javascript:alert(10)">here</a> `<script>alert(11)</script>`

            | Task | Who |
            | --- | --- |
            | <script>alert(12)</script> | <img src=x onerror=alert(13)> |
            | [a](javascript:alert(14)) | "><svg onload=alert(15)> |

            ## Sign-off

            | Role | Name |
            | --- | --- |
            | <script>alert(16)</script> | |
            """;

    private HostileRelease() {}

    static FreeStyleBuild begin(JenkinsRule jenkins) throws Exception {
        new Scene(jenkins).open();
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("release"));
        Attached.to(build, ID);
        Scene.host()
                .begin(
                        new ReleasePlan(
                                ID,
                                ReleasePlan.Kind.DEPLOYMENT,
                                "pms" + MARKUP,
                                "production",
                                VERSION,
                                "author" + MARKUP,
                                Set.of()),
                        new Origin("4f2a<script>alert(17)</script>", "main" + MARKUP, build.getExternalizableId()))
                .join();
        Scene.host()
                .tell(ID, new ReleaseEvent.ChecklistRead(Checklist.parse(CHECKLIST)))
                .join();
        Scene.reachGate(ID, GATE, new Condition.SignedOff("Security Lead", 2));
        Checklist checklist = Scene.state(ID).checklist();
        List<String> items = checklist.itemsOf(checklist.phases()).stream()
                .map(item -> item.id())
                .toList();
        Deeds.of(User.getById("tina", true).impersonate2()).tick(ID, items.get(0), MARKUP, null);
        // Past what deeds allow, as an older or foreign ledger may have it.
        Scene.host()
                .tell(
                        ID,
                        new ReleaseEvent.ItemMarked(new Mark(
                                items.get(1),
                                Status.DONE,
                                "tina",
                                Scene.host().now(),
                                "",
                                MARKUP,
                                "javascript:alert(18)")))
                .join();
        Deeds.of(User.getById("sam", true).impersonate2()).sign(ID, GATE, null, MARKUP, VERSION);
        return build;
    }
}
