package io.jenkins.plugins.releaseplan.security;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.RoleEntry;
import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Who may do what with releases and their configuration, and what of people's texts reaches a browser. */
public class SecurityTest {

    private static final Map<String, Permission> ALL = new LinkedHashMap<>();

    static {
        ALL.put("view", ReleasePermissions.VIEW);
        ALL.put("tick", ReleasePermissions.TICK);
        ALL.put("sign", ReleasePermissions.SIGN);
        ALL.put("roll back", ReleasePermissions.ROLL_BACK);
        ALL.put("deploy", ReleasePermissions.DEPLOY);
        ALL.put("configure", ReleasePermissions.CONFIGURE);
    }

    @ClassRule
    public static final JenkinsRule jenkins = new JenkinsRule();

    private static final Map<String, JenkinsRule.WebClient> BROWSERS = new HashMap<>();

    private static FreeStyleProject job;

    @BeforeClass
    public static void people() throws IOException {
        job = jenkins.createFreeStyleProject("job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader", "builder", "owner", "signer", "ticker", "deployer", "oncall")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("owner")
                .grant(ReleasePermissions.SIGN)
                .everywhere()
                .to("signer")
                .grant(ReleasePermissions.TICK)
                .everywhere()
                .to("ticker")
                .grant(ReleasePermissions.DEPLOY)
                .everywhere()
                .to("deployer")
                .grant(ReleasePermissions.ROLL_BACK)
                .everywhere()
                .to("oncall")
                .grant(ReleasePermissions.CONFIGURE, Jenkins.MANAGE)
                .everywhere()
                .to("keeper"));
    }

    @Before
    public void nothingConfigured() {
        ReleasePlanConfiguration.get().setRoles(List.of());
        ReleasePlanConfiguration.get().setLedger(null);
    }

    @AfterClass
    public static void goHome() {
        BROWSERS.values().forEach(JenkinsRule.WebClient::close);
        BROWSERS.clear();
    }

    private Set<String> may(String person) {
        Set<String> may = new TreeSet<>();
        try (ACLContext as = ACL.as(User.getById(person, true))) {
            ALL.forEach((name, permission) -> {
                boolean held = permission == ReleasePermissions.CONFIGURE
                        ? jenkins.jenkins.hasPermission(permission)
                        : job.hasPermission(permission);
                if (held) {
                    may.add(name);
                }
            });
        }
        return may;
    }

    @Test
    public void eachPersonMayDoWhatTheirPermissionsImply() {
        assertThat(may("stranger")).isEmpty();
        assertThat(may("reader")).containsExactly("view");
        assertThat(may("builder")).containsExactly("sign", "tick", "view");
        assertThat(may("owner")).containsExactly("deploy", "roll back", "view");
        assertThat(may("signer")).containsExactly("sign", "view");
        assertThat(may("ticker")).containsExactly("tick", "view");
        assertThat(may("deployer")).containsExactly("deploy", "roll back", "view");
        assertThat(may("oncall")).containsExactly("roll back", "view");
        assertThat(may("keeper")).containsExactly("configure");
        assertThat(may("admin")).containsExactlyInAnyOrderElementsOf(ALL.keySet());
    }

    private WebResponse call(String person, HttpMethod method, String path, boolean crumb) throws Exception {
        JenkinsRule.WebClient browser = BROWSERS.get(person);
        if (browser == null) {
            browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
            browser.withJavaScriptEnabled(false).login(person);
            BROWSERS.put(person, browser);
        }
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
        return browser.getPage(crumb ? browser.addCrumb(request) : request).getWebResponse();
    }

    @Test
    public void onlyWhoMayConfigureSeesAndSaves() throws Exception {
        for (String person : List.of("stranger", "builder", "owner", "deployer")) {
            assertThat(call(person, HttpMethod.GET, "manage/releasePlan/", false)
                            .getStatusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(call(person, HttpMethod.POST, "manage/releasePlan/save?json=%7B%7D", true)
                            .getStatusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        for (String person : List.of("keeper", "admin")) {
            assertThat(call(person, HttpMethod.GET, "manage/releasePlan/", false)
                            .getStatusCode())
                    .as(person)
                    .isEqualTo(200);
        }
    }

    @Test
    public void nothingIsSavedWithoutPostAndCrumb() throws Exception {
        ReleasePlanConfiguration.get().setRoles(List.of(new RoleEntry("r", List.of("x"))));
        assertThat(call("admin", HttpMethod.GET, "manage/releasePlan/save?json=%7B%7D", false)
                        .getStatusCode())
                .isEqualTo(405);
        assertThat(call("admin", HttpMethod.POST, "manage/releasePlan/save?json=%7B%7D", false)
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(ReleasePlanConfiguration.get().getRoles()).hasSize(1);
        assertThat(call("admin", HttpMethod.POST, "manage/releasePlan/save?json=%7B%7D", true)
                        .getStatusCode())
                .isLessThan(400);
        assertThat(ReleasePlanConfiguration.get().getRoles()).isEmpty();
    }

    @Test
    public void onlyAdministratorsMoveTheLedger() throws Exception {
        String elsewhere = "{\"ledger\":{\"$class\":\"io.jenkins.plugins.releaseplan.config.H2LedgerEntry\",\"file\":\""
                + jenkins.jenkins.getRootDir() + "/elsewhere\"}}";
        String path = "manage/releasePlan/save?json=" + java.net.URLEncoder.encode(elsewhere, "UTF-8");
        assertThat(call("keeper", HttpMethod.POST, path, true).getStatusCode()).isGreaterThanOrEqualTo(400);
        assertThat(ReleasePlanConfiguration.get().getLedger()).isNull();
        assertThat(call("admin", HttpMethod.POST, path, true).getStatusCode()).isLessThan(400);
        assertThat(ReleasePlanConfiguration.get().getLedger()).isNotNull();
    }

    @Test
    public void everyCheckOfAFormWantsPostAndPermission() throws Exception {
        String descriptors = "descriptorByName/io.jenkins.plugins.releaseplan.config.";
        for (String check : List.of(
                "AnalysisEntry/checkDefinition?value=x",
                "AnalysisEntry/checkName?value=x",
                "PolicyEntry/checkDefinition?value=x",
                "WindowEntry/checkDefinition?value=x",
                "FreezeEntry/checkDefinition?value=x",
                "TemplateEntry/checkName?value=x",
                "RoleEntry/checkName?value=x",
                "RoleEntry/checkMembers?value=x",
                "TargetEntry/checkName?value=x",
                "TargetEntry/checkKeepBlue?value=x",
                "CheckEntry/checkName?value=x",
                "CheckEntry/checkUrl?value=x",
                "CheckEntry/checkStatus?value=x",
                "EnvironmentEntry/checkName?value=x",
                "EnvironmentEntry/checkJobs?value=x",
                "EnvironmentEntry/checkBaseUrls?value=x",
                "EnvironmentEntry/checkPolicy?value=x",
                "EnvironmentEntry/checkWindow?value=x",
                "EnvironmentEntry/checkFreezes?value=x",
                "SimulatedCloudEntry/checkScenario?value=x",
                "AwsCloudEntry/checkRegion?value=x",
                "AwsCloudEntry/checkRoleToAssume?value=x",
                "AwsCloudEntry/checkExternalId?value=x&roleToAssume=",
                "AwsCloudEntry/testConnection?region=x&credentialsId=&roleToAssume=&externalId=",
                "H2LedgerEntry/checkFile?value=x",
                "H2LedgerEntry/testConnection?file=x",
                "PostgresLedgerEntry/checkUrl?value=x",
                "PostgresLedgerEntry/testConnection?url=x&credentialsId=",
                "RedactionPatternEntry/checkName?value=x",
                "RedactionPatternEntry/checkPattern?value=x")) {
            assertThat(call("admin", HttpMethod.GET, descriptors + check, false).getStatusCode())
                    .as(check)
                    .isEqualTo(405);
            assertThat(call("owner", HttpMethod.POST, descriptors + check, true).getStatusCode())
                    .as(check)
                    .isEqualTo(403);
            assertThat(call("admin", HttpMethod.POST, descriptors + check, true).getStatusCode())
                    .as(check)
                    .isEqualTo(200);
        }
    }

    @Test
    public void namesOfCredentialsAndRulesAreNotForStrangers() throws Exception {
        ReleasePlanConfiguration.get()
                .setPolicies(List.of(new io.jenkins.plugins.releaseplan.config.PolicyEntry(
                        "secret-policy", "triggers: [{ metric: errorRate, when: '>10%' }]")));
        String descriptors = "descriptorByName/io.jenkins.plugins.releaseplan.config.";
        assertThat(call("admin", HttpMethod.POST, descriptors + "EnvironmentEntry/fillPolicyItems", true)
                        .getContentAsString())
                .contains("secret-policy");
        assertThat(call("owner", HttpMethod.POST, descriptors + "EnvironmentEntry/fillPolicyItems", true)
                        .getContentAsString())
                .doesNotContain("secret-policy");
    }
}
