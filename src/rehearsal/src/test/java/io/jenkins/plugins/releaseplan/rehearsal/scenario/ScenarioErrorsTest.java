package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ScenarioErrorsTest {

    private static final String TARGET = "environments: { p: { targets: { web: v1 } } }";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static List<String> errors(String... lines) {
        ScenarioErrors errors = catchThrowableOfType(ScenarioErrors.class, () -> ScenarioTest.read(lines));
        assertThat(errors).as("errors of %s", String.join("\n", lines)).isNotNull();
        return errors.problems().stream().map(ScenarioProblem::text).toList();
    }

    private static void assertOneError(String error, String... lines) {
        assertThat(errors(lines)).containsExactly(error);
    }

    private static void assertErrorWith(String part, String... lines) {
        assertThat(errors(lines)).hasSize(1).first().asString().contains(part);
    }

    @Test
    public void anUnknownKeyIsNamedWithItsPlaceAndTheNearestOne() {
        assertOneError(
                "scenario.yaml:3:16: environments.p.target: unknown key 'target'; did you mean 'targets'?",
                "# a comment",
                "environments:",
                "  p: { target: { web: } }");
        assertErrorWith(
                "traffic.perMinutes: unknown key 'perMinutes'; did you mean 'perMinute'?", "traffic: {perMinutes: 3}");
        assertErrorWith("unknown key 'zzz'; there is: start, zone, seed", "zzz: 1");
    }

    @Test
    public void everythingThatIsWrongIsToldAtOnceInTheOrderOfTheFile() {
        assertThat(errors("start: tomorrow", "seed: 1.5", "people: { al: { roles: [Boss] } }", "roles: [Chief]"))
                .hasSize(3)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("scenario.yaml:1:8: start: must be a date and time"),
                        two -> assertThat(two).startsWith("scenario.yaml:2:7: seed: must be a whole number"),
                        three -> assertThat(three)
                                .startsWith("scenario.yaml:3:25: people.al.roles[0]: no role 'Boss' in this scenario"));
    }

    @Test
    public void aTemplateThatIsNoChecklistIsToldBeforeTheRehearsal() {
        assertErrorWith("templates.usual: the checklist is empty", "templates: { usual: '' }");
        assertErrorWith("templates.usual: must be a text, not a list", "templates: { usual: [one] }");
    }

    @Test
    public void wrongTypesSayWhatIsWantedAndWhatIsThere() {
        assertErrorWith("environments: must be a mapping (key: value), not a list", "environments: [a]");
        assertErrorWith("faults: must be a list, not a mapping", "faults: { kind: slow }");
        assertErrorWith("seed: must be a number, not 'abc'", "seed: abc");
        assertErrorWith("zone: must be a text, not a list", "zone: [a]");
        assertErrorWith("must be a mapping (key: value), not 'text'", "text");
        assertErrorWith(
                "contentDelivery: must be true or false",
                "environments: { p: { targets: { web: { contentDelivery: 1 } } } }");
    }

    @Test
    public void impossibleValuesAreRefused() {
        assertErrorWith("cloudLatency: '-3s' is negative", "cloudLatency: -3s");
        assertErrorWith("metrics.errorRate: must be a share of 0..100 %", "metrics: { errorRate: 120% }");
        assertErrorWith(
                "capacity: must be 1..10000, not 0", "environments: { p: { targets: { web: { capacity: 0 } } } }");
        assertErrorWith("must be a time zone", "zone: Europe/Berlina");
        assertErrorWith("needs 24 numbers", "traffic: { hours: [1, 2] }");
        assertErrorWith(
                "traffic: has both 'shape' and 'hours'", "traffic: { shape: flat, hours: [" + "1,".repeat(23) + "1] }");
        assertErrorWith("no log-normal distribution has these", "metrics: { latency: { p50: 100ms, p95: 50ms } }");
        assertErrorWith(
                "a range ends at or after its begin", "environments: { p: { targets: { w: { startUp: 90s..60s } } } }");
        assertErrorWith("is before the scenario begins", "faults: [ { kind: startFails, at: 2020-01-01 } ]");
        assertErrorWith("limits.virtualTime: must be at least 60 s", "limits: { virtualTime: 1s }");
        assertErrorWith("must be in the years", "start: 9999-01-01");
        assertErrorWith("no log-normal distribution has these", "metrics: { latency: { mean: 10ms, p95: 100ms } }");
    }

    @Test
    public void aFreezeThatEndsBeforeItBeginsIsRefused() {
        assertErrorWith(
                "freezes.f: freeze 'f' ends at 2026-01-01T00:00, which is not after its begin",
                "freezes: { f: { from: 2026-02-01, to: 2026-01-01 } }");
        assertErrorWith("freezes.f: needs the key 'to'", "freezes: { f: { from: 2026-02-01 } }");
    }

    @Test
    public void conditionsAreReadAsTheEngineReadsThem() {
        assertErrorWith(
                "analyses.a.errorRate: '> lots' is not a condition", "analyses: { a: { errorRate: '> lots' } }");
        assertErrorWith(
                "errorRate is a share, not a time",
                "analyses: { a: { rules: [ { metric: errorRate, when: '>5ms' } ] } }");
        assertErrorWith(
                "no metric 'erorRate' in this scenario; did you mean 'errorRate'?",
                "analyses: { a: { erorRate: '>5%' } }");
        assertErrorWith(
                "unknown key 'warmup'; did you mean 'warmUp'?", "analyses: { a: { errorRate: '>5%', warmup: 5m } }");
        assertErrorWith("interval: must be at least 10 s", "analyses: { a: { errorRate: '>5%', interval: 1s } }");
        assertErrorWith(
                "of: must be 3..64", "analyses: { a: { rules: [ { metric: errorRate, when: '>5%', of: 2 } ] } }");
        assertErrorWith("analyses.a.errorRate: '5%' is not a condition", "analyses: { a: { errorRate: '5%' } }");
        assertErrorWith("analyses.a: needs rules", "analyses: { a: { } }");
    }

    @Test
    public void faultsNameWhatExists() {
        assertErrorWith(
                "faults[0].version: no version 'v3' in this scenario",
                TARGET,
                "faults: [ { kind: slow, factor: 2, version: v3 } ]");
        assertErrorWith(
                "faults[0].target: no target 'wbe' in this scenario; did you mean 'web'?",
                TARGET,
                "faults: [ { kind: startFails, target: wbe } ]");
        assertErrorWith("faults[0].metrics: no metric 'lag'", TARGET, "faults: [ { kind: metricGap, metrics: lag } ]");
        assertErrorWith("faults[0].kind: must be one of slow, errors", "faults: [ { kind: slo, factor: 2 } ]");
        assertErrorWith("faults[0].count: unknown key 'count'", "faults: [ { kind: slow, factor: 2, count: 3 } ]");
        assertErrorWith("faults[0]: needs the key 'factor'", "faults: [ { kind: slow } ]");
        assertErrorWith("faults[0]: needs a 'kind'", "faults: [ { factor: 3 } ]");
        assertErrorWith("must be one of shift, percentOf", "faults: [ { kind: refuse, calls: [shft] } ]");
        assertErrorWith(
                "after: has both 'at' and 'after'",
                "faults: [ { kind: startFails, at: 1h, after: { event: cutover } } ]");
        assertErrorWith("no such event", "faults: [ { kind: startFails, after: { event: stage 0x } } ]");
        assertErrorWith(
                "a stage's percent is 1..100, not 101",
                "faults: [ { kind: startFails, after: { event: stage 101 } } ]");
        assertErrorWith("needs an event", "faults: [ { kind: startFails, after: 3h } ]");
    }

    @Test
    public void aVersionThatTheJenkinsfileReleasesCanBeNamed() throws ScenarioErrors {
        String fault = "faults: [ { kind: startFails, version: v3 } ]";

        assertThat(ScenarioTest.read(TARGET, "versions: [v3]", fault).faults()).hasSize(1);
        assertThat(ScenarioTest.read(TARGET, "pipeline: { parameters: { VERSION: v3 } }", fault)
                        .faults())
                .hasSize(1);
    }

    @Test
    public void peopleDoOneThingAtATimeThatTheyMayDo() {
        assertErrorWith("needs one of sign, tick", "people: { al: { does: [ { say: hello } ] } }");
        assertErrorWith("needs one of sign, tick", "people: { al: { does: [ { sign: a, tick: all } ] } }");
        assertErrorWith("al does not hold the role 'Boss'", "people: { al: { does: [ { sign: a, role: Boss } ] } }");
        assertErrorWith("does[0]: needs 'at' or 'after", "people: { al: { does: [ { press: pause } ] } }");
        assertErrorWith("must be one of rollBack, resume, promote", "people: { al: { does: [ { decide: abort } ] } }");
        assertErrorWith("chance: must be a share", "people: { al: { does: [ { sign: a, chance: 2 } ] } }");
        assertErrorWith("needs the key 'reason'", "people: { al: { does: [ { notApplicable: all } ] } }");
    }

    @Test
    public void twoTargetsOnOneRouteNeedFleetsOfTheirOwn() throws ScenarioErrors {
        assertErrorWith(
                "environments.p.targets: the targets 'a' and 'b' share the route 'r' and the fleet 'a'",
                "environments: { p: { targets: { a: { route: r }, b: { route: r } } } }");
        assertThat(ScenarioTest.read(
                                "environments: { p: { targets: { a: { route: r }, b: { route: r, fleets: [c, d] } } } }")
                        .environments())
                .hasSize(1);
    }

    @Test
    public void namesThatNothingBearsAreFoundOnceAllIsRead() {
        assertErrorWith("no rollback policy 'x'", "environments: { p: { policy: x } }");
        assertErrorWith("no maintenance window 'x'", "environments: { p: { window: x } }");
        assertErrorWith("no freeze 'x'", "environments: { p: { freezes: [x] } }");
        assertErrorWith(
                "no database 'x' in this environment", "environments: { p: { targets: { web: { databases: x } } } }");
        assertErrorWith("facts.fine in staging", "facts: { fine in staging: true }");
    }

    @Test
    public void aKeyThatIsThereTwiceIsRefused() {
        assertOneError("scenario.yaml:2:1: seed: this key is here twice", "seed: 1", "seed: 2");
        assertErrorWith(
                "environments.p.targets.web: this key is here twice",
                "environments: { p: { targets: { web: v1, web: v2 } } }");
    }

    @Test
    public void hostileYamlGetsALineAndNoStackTrace() {
        assertErrorWith(
                "tag is not allowed: tag:yaml.org,2002:javax.script", "seed: !!javax.script.ScriptEngineManager [1]");
        assertErrorWith("the tag !foo is not allowed", "seed: !foo 1");
        assertErrorWith("2:1: not valid YAML: found character '\\t(TAB)' that cannot start any token", "seed:", "\t1");
        assertErrorWith("this alias contains itself", "facts: &a { x: *a }");
        assertErrorWith("Nesting Depth", "seed: " + "[".repeat(5000));
        assertErrorWith("a key must be a text", "? [a]", ": 1");
        assertErrorWith("not valid YAML", "a: 1", "---", "b: 2");
        assertErrorWith("has a character that no text file has", "a: \u0000");
    }

    @Test
    public void aliasesCannotBlowUp() {
        StringBuilder bomb = new StringBuilder("x-0: &x0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("x-" + i + ": &x" + i + " [" + ("*x" + (i - 1) + ",").repeat(9) + "*x" + (i - 1) + "]\n");
        }
        assertErrorWith("aliases", bomb.toString());
    }

    @Test
    public void unreadableFilesGetOneLine() throws Exception {
        Path large = folder.newFile("large.yaml").toPath();
        Files.writeString(large, "seed: 1 #" + "x".repeat(50_000_000));
        Path binary = folder.newFile("binary.yaml").toPath();
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0xc3});

        assertThatThrownBy(() -> Scenario.read(large))
                .isInstanceOf(ScenarioErrors.class)
                .hasMessageContaining("is larger than 1 MB");
        assertThatThrownBy(() -> Scenario.read(binary))
                .isInstanceOf(ScenarioErrors.class)
                .hasMessageContaining("is not UTF-8 text");
        assertThatThrownBy(() -> Scenario.read(folder.getRoot().toPath()))
                .isInstanceOf(ScenarioErrors.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Scenario.read(Path.of("missing.yaml")))
                .isInstanceOf(ScenarioErrors.class)
                .hasMessage("missing.yaml: there is no such file");
    }

    @Test
    public void hugeTextsAndNumbersAreCutInMessages() {
        String huge = "9".repeat(100_000);

        for (String line :
                List.of("seed: " + huge, "cloudLatency: " + huge, "start: " + huge, huge + ": 1", "zone: " + huge)) {
            assertThat(errors(line)).allSatisfy(error -> assertThat(error).hasSizeLessThan(600));
        }
    }

    @Test
    public void textOfTheUserStaysOnOneLine() {
        assertThat(errors("\"a\\nb\": 1")).singleElement().asString().doesNotContain("\n");
    }

    @Test
    public void rulesThatStandAloneMayNameAnyMetricAndNothingElseThatIsNotThere() throws ScenarioErrors {
        String rules = "analyses: { slo: { queueLength: '>100' } }";

        assertThat(Scenario.readRules("rules", rules).analysis("slo").rules()).hasSize(1);
        assertThat(errors(rules)).singleElement().asString().contains("no metric 'queueLength'");
        assertThatThrownBy(() -> Scenario.readRules("rules", rules + "\nenvironments: { e: { window: none } }"))
                .isInstanceOf(ScenarioErrors.class)
                .hasMessageContaining("no maintenance window 'none'");
    }
}
