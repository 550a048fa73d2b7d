package io.jenkins.plugins.releaseplan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Test Connection against an STS that answers as AWS does. */
public class AwsConnectionTest extends ConfigurationTestBase {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @Rule
    public final StsServer sts = new StsServer();

    @Before
    public void credentials() throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().clear();
        store.getCredentials().add(new AWSCredentialsImpl(CredentialsScope.SYSTEM, "known", StsServer.KEY, SECRET, ""));
        store.getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.SYSTEM, "unknown", "AKIAUNKNOWN", SECRET, ""));
        store.save();
    }

    private static AwsCloudEntry.DescriptorImpl form() {
        return JENKINS.jenkins.getDescriptorByType(AwsCloudEntry.DescriptorImpl.class);
    }

    private FormValidation test(String credentials, String role, String externalId) {
        return form().doTestConnection("eu-central-1", credentials, role, externalId, sts.url());
    }

    @Test
    public void saysWhoTheCredentialsBelongTo() {
        FormValidation answer = test("known", "", "");
        assertThat(answer.kind).as(answer.getMessage()).isEqualTo(FormValidation.Kind.OK);
        assertThat(answer.getMessage()).contains("arn:aws:iam::123456789012:user/jenkins");
        assertThat(sts.asked)
                .singleElement()
                .satisfies(asked -> assertThat(asked)
                        .containsEntry("Action", "GetCallerIdentity")
                        .containsEntry("signed by", StsServer.KEY)
                        .containsEntry("region", "eu-central-1"));
    }

    @Test
    public void assumesTheRoleAndSaysWhoThatIs() {
        FormValidation answer = test("known", StsServer.ROLE, StsServer.EXTERNAL_ID);
        assertThat(answer.kind).as(answer.getMessage()).isEqualTo(FormValidation.Kind.OK);
        assertThat(answer.getMessage()).contains("assumed-role/releases/release-plan-test");
        assertThat(sts.asked)
                .extracting(asked -> asked.get("Action"))
                .containsExactly("AssumeRole", "GetCallerIdentity");
        assertThat(sts.asked.get(0))
                .containsAllEntriesOf(Map.of("RoleArn", StsServer.ROLE, "ExternalId", StsServer.EXTERNAL_ID));
    }

    @Test
    public void saysWhatAwsSaysAgainstIt() {
        FormValidation unknown = test("unknown", "", "");
        assertThat(unknown.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(unknown.getMessage())
                .startsWith("AWS gives no access: ")
                .contains("The security token included in the request is invalid")
                .doesNotContain(SECRET);
        FormValidation refused = test("known", StsServer.ROLE, "another");
        assertThat(refused.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(refused.getMessage()).contains("is not authorized to perform: sts:AssumeRole");
    }

    @Test
    public void saysThatNobodyAnswers() {
        FormValidation answer = form().doTestConnection("eu-central-1", "known", "", "", "http://127.0.0.1:1");
        assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(answer.getMessage()).startsWith("AWS gives no access: ");
    }

    @Test
    public void anAddressOfOnesOwnIsForAdministrators() {
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, ReleasePermissions.CONFIGURE)
                .everywhere()
                .to("configurer"));
        try (ACLContext as = ACL.as2(User.getById("configurer", true).impersonate2())) {
            assertThatThrownBy(() -> test("known", "", "")).isInstanceOf(AccessDeniedException3.class);
            assertThat(form().doCheckStsEndpoint("https://sts.example.org").kind)
                    .isEqualTo(FormValidation.Kind.OK);
        } finally {
            JENKINS.jenkins.setAuthorizationStrategy(hudson.security.AuthorizationStrategy.UNSECURED);
            JENKINS.jenkins.setSecurityRealm(hudson.security.SecurityRealm.NO_AUTHENTICATION);
        }
        assertThat(sts.asked).isEmpty();
    }
}
