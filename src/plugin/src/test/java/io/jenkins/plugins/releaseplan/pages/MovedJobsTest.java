package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.releaseplan.host.MovedJobs;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.springframework.security.core.Authentication;

/** A release belongs to the job that began it, whatever that job is called now, and to no other that takes its name. */
public class MovedJobsTest {

    private static final String RELEASE = "pms-production-1";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private Scene scene;

    @Before
    public void open() throws Exception {
        scene = new Scene(jenkins).open();
    }

    /** Somebody who may see these items and no other. */
    private Authentication reader(Item... items) {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ)
                .onItems(items)
                .to("reader"));
        return User.getById("reader", true).impersonate2();
    }

    private static boolean sees(Authentication who, String release) throws DeedRefused {
        boolean listed = new ReleasesView(who)
                .history("", "", "", "", "").releases().stream()
                        .anyMatch(one -> one.id().equals(release));
        assertThat(new ReleaseDesk(who).look(release).isPresent()).isEqualTo(listed);
        return listed;
    }

    @Test
    public void aRenamedJobKeepsItsReleases() throws Exception {
        FreeStyleProject job = (FreeStyleProject) scene.begin("pay", RELEASE).getParent();
        Scene.deploy(RELEASE);
        assertThat(sees(reader(job), RELEASE)).isTrue();
        job.renameTo("payments");
        job.renameTo("pay-2");
        assertThat(sees(reader(job), RELEASE)).isTrue();
        ReleaseSummary summary = Scene.host().ledger().summary(RELEASE).orElseThrow();
        assertThat(summary.origin().build()).as("the ledger is not changed").isEqualTo("pay#1");
        assertThat(ReleaseHome.of(summary).run()).contains(job.getBuildByNumber(1));
        assertThat(new ReleasesView(reader(job)).node(summary).get("buildUrl").asText())
                .isEqualTo("job/pay-2/1/");
    }

    @Test
    public void whoTakesTheNameGetsNoneOfTheReleases() throws Exception {
        FreeStyleProject job = (FreeStyleProject) scene.begin("pay", RELEASE).getParent();
        job.renameTo("payments");
        scene.begin("pay", "pms-production-2");
        Item newcomer = jenkins.jenkins.getItem("pay");
        assertThat(sees(reader(newcomer), RELEASE)).isFalse();
        assertThat(sees(reader(newcomer), "pms-production-2")).isTrue();
        assertThat(sees(reader(job), RELEASE)).isTrue();
        assertThat(sees(reader(job), "pms-production-2")).isFalse();
    }

    @Test
    public void jobsOfAFolderThatMovesKeepTheirsOverARestart() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        MockFolder other = jenkins.createFolder("archive");
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "pay");
        scene.begin(job, RELEASE, Scene.NEW);
        folder.renameTo("squad");
        assertThat(job.getFullName()).isEqualTo("squad/pay");
        assertThat(sees(reader(job), RELEASE)).isTrue();
        hudson.model.Items.move(job, other);
        FreeStyleProject moved = (FreeStyleProject) other.getItem("pay");
        ReleaseSummary summary = Scene.host().ledger().summary(RELEASE).orElseThrow();
        assertThat(sees(reader(moved), RELEASE)).isTrue();
        assertThat(new MovedJobs().buildNow(summary.origin(), summary.startedAt()))
                .as("what is on the disk")
                .isEqualTo("archive/pay#1");
    }

    @Test
    public void aMoveOfAFolderIsOneMove() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        for (int i = 0; i < 20; i++) {
            folder.createProject(FreeStyleProject.class, "job-" + i);
        }
        folder.renameTo("squad");
        String kept = java.nio.file.Files.readString(
                jenkins.jenkins.getRootDir().toPath().resolve("release-plan/moved.xml"));
        assertThat(kept)
                .containsOnlyOnce("<from>")
                .contains("<from>team</from>")
                .contains("<to>squad</to>");
    }

    @Test
    public void aFileThatCannotBeReadHidesWhatMovedAndNothingElse() throws Exception {
        FreeStyleProject job = (FreeStyleProject) scene.begin("pay", RELEASE).getParent();
        java.nio.file.Files.writeString(
                jenkins.jenkins.getRootDir().toPath().resolve("release-plan/moved.xml"), "<nothing");
        ReleaseSummary summary = Scene.host().ledger().summary(RELEASE).orElseThrow();
        assertThat(new MovedJobs().buildNow(summary.origin(), summary.startedAt()))
                .isEqualTo("pay#1");
        ItemListener.fireLocationChange(job, "gone");
        assertThat(sees(reader(job), RELEASE)).isTrue();
    }
}
