package io.jenkins.plugins.releaseplan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** The engine decides purely: no clock, no threads, no chance, no outside; and its packages know each other one way. */
public class EngineArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.releaseplan.";
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.releaseplan");

    private static void check(ArchRule rule) {
        rule.check(ENGINE);
    }

    private static ArchRule noClock() {
        DescribedPredicate<JavaAccess<?>> readsTheClock =
                DescribedPredicate.describe("read a clock of the machine", access -> {
                    AccessTarget target = access.getTarget();
                    boolean date = target.getOwner().getName().equals("java.util.Date")
                            && target.getName().equals("<init>");
                    boolean now = target.getOwner().getPackageName().equals("java.time")
                            && target.getName().equals("now");
                    return date
                            || now
                            || Set.of("currentTimeMillis", "nanoTime", "systemDefault")
                                    .contains(target.getName());
                });
        return noClasses().should().accessTargetWhere(readsTheClock);
    }

    @Test
    public void itHasNoClockOfItsOwn() {
        check(noClock());
        check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.time.Clock"));
    }

    @Test
    public void aClockWouldBeFound() {
        JavaClasses impure = new ClassFileImporter().importClasses(Impure.class);

        assertThat(noClock().evaluate(impure).getFailureReport().getDetails()).hasSize(2);
    }

    /** What no class of the engine may look like. */
    private static final class Impure {
        private Instant read() {
            return Instant.now().plusMillis(System.currentTimeMillis());
        }
    }

    @Test
    public void itHasNoThreadsAndDoesNotWait() {
        check(noClasses().should().dependOnClassesThat(nameMatching("java\\.lang\\.Thread(\\$.*|Group|Local.*)?")));
        // A ledger promises that a change is kept; whoever keeps the promise is outside.
        check(noClasses()
                .should()
                .dependOnClassesThat(nameMatching("java\\.util\\.(concurrent\\..*|Timer.*)")
                        .and(DescribedPredicate.not(
                                nameMatching("java\\.util\\.concurrent\\.Complet(ableFuture|ionException)")))));
        check(noClasses()
                .should()
                .callMethod(Object.class, "wait")
                .orShould()
                .callMethod(Object.class, "wait", long.class));
    }

    @Test
    public void itLeavesNothingToChance() {
        // ReleaseChange is named where a host makes it, so that no other change ever has its name.
        check(noClasses()
                .should()
                .dependOnClassesThat(nameMatching(
                        "java\\.util\\.(Random|SplittableRandom|random\\..*)|java\\.security\\.SecureRandom")));
        check(noClasses()
                .that(DescribedPredicate.not(name(ROOT + "ledger.ReleaseChange")))
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID"));
    }

    @Test
    public void itCallsNobodyOutside() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "javax.net..", "java.sql..", "java.rmi..")
                        .and(DescribedPredicate.not(nameMatching("java\\.net\\.URI(SyntaxException)?")))));
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("jenkins..", "hudson..", "software.amazon..", "org.slf4j..")));
        check(noClasses()
                .should()
                .dependOnClassesThat(
                        nameMatching("java\\.lang\\.(Process.*|Runtime|System)|java\\.util\\.logging\\..*")));
    }

    @Test
    public void onlyTheChecklistIsReadFromFiles() {
        check(noClasses()
                .that(resideOutsideOfPackages(ROOT + "checklist"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io", "java.nio.file..", "java.nio.channels..")
                        .and(DescribedPredicate.not(nameMatching("java\\.io\\.(Serializable|IOException)")))));
    }

    @Test
    public void packagesKnowEachOtherOneWay() {
        knows("schedule");
        knows("checklist", "analysis");
        knows("analysis");
        knows("cloud", "analysis");
        knows("rollout", "analysis", "cloud", "schedule");
        knows("gate", "analysis", "cloud", "schedule");
        // The ledger keeps what a release is, and a release asks it for past facts: these two know each other.
        knows("ledger", "analysis", "checklist", "cloud", "gate", "release", "rollout", "schedule");
        knows("release", "analysis", "checklist", "cloud", "gate", "ledger", "rollout", "schedule");
    }

    @Test
    public void portsAndChecklistsKnowOfTheAnalysisOnlyItsWords() {
        knowsOfTheAnalysisOnly("cloud", "Series");
        knowsOfTheAnalysisOnly("checklist", "Comparison|Metric|Severity");
    }

    private static void knowsOfTheAnalysisOnly(String knowing, String words) {
        check(noClasses()
                .that(resideInAnyPackage(ROOT + knowing))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "analysis")
                        .and(DescribedPredicate.not(nameMatching(ROOT + "analysis\\.(" + words + ")")))));
    }

    @Test
    public void everyPackageHasItsPlaceInTheOrder() {
        Set<String> packages = new TreeSet<>();
        ENGINE.forEach(one -> packages.add(one.getPackageName().substring(ROOT.length())));

        assertThat(packages)
                .containsExactly("analysis", "checklist", "cloud", "gate", "ledger", "release", "rollout", "schedule");
    }

    private static void knows(String knowing, String... known) {
        Set<String> allowed = new TreeSet<>(Arrays.asList(known));
        allowed.add(knowing);
        DescribedPredicate<JavaClass> stranger = DescribedPredicate.describe(
                "of the engine outside " + allowed,
                one -> one.getPackageName().startsWith(ROOT)
                        && !allowed.contains(one.getPackageName().substring(ROOT.length())));
        check(noClasses().that(resideInAnyPackage(ROOT + knowing)).should().dependOnClassesThat(stranger));
    }
}
