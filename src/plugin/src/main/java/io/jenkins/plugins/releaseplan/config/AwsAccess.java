package io.jenkins.plugins.releaseplan.config;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import hudson.util.FormValidation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Finds out whether an entry gives access to AWS. */
final class AwsAccess {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int SHORTEST_SESSION = 900;

    private AwsAccess() {}

    static FormValidation test(AwsCloudEntry entry) {
        try {
            AwsCredentialsProvider provider = provider(entry.getCredentialsId());
            Region region = Region.of(entry.getRegion());
            if (!entry.getRoleToAssume().isEmpty()) {
                provider = assumed(entry, provider, region);
            }
            try (StsClient sts = client(entry, provider, region)) {
                return FormValidation.ok("AWS knows these credentials as "
                        + sts.getCallerIdentity().arn() + ".");
            }
        } catch (SdkException | IllegalArgumentException e) {
            return FormValidation.error("AWS gives no access: " + e.getMessage());
        }
    }

    private static AwsCredentialsProvider assumed(AwsCloudEntry entry, AwsCredentialsProvider provider, Region region) {
        AssumeRoleRequest.Builder ask = AssumeRoleRequest.builder()
                .roleArn(entry.getRoleToAssume())
                .roleSessionName("release-plan-test")
                .durationSeconds(SHORTEST_SESSION);
        if (!entry.getExternalId().isEmpty()) {
            ask.externalId(entry.getExternalId());
        }
        try (StsClient sts = client(entry, provider, region)) {
            Credentials given = sts.assumeRole(ask.build()).credentials();
            return StaticCredentialsProvider.create(
                    AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        }
    }

    private static StsClient client(AwsCloudEntry entry, AwsCredentialsProvider provider, Region region) {
        StsClientBuilder sts = StsClient.builder()
                .region(region)
                .credentialsProvider(provider)
                .overrideConfiguration(settings -> settings.apiCallTimeout(LONGEST));
        if (!entry.getStsEndpoint().isEmpty()) {
            sts.endpointOverride(URI.create(entry.getStsEndpoint()));
        }
        return sts.build();
    }

    private static AwsCredentialsProvider provider(String credentialsId) {
        if (credentialsId.isEmpty()) {
            return DefaultCredentialsProvider.create();
        }
        AmazonWebServicesCredentials found = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        AmazonWebServicesCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId(credentialsId));
        if (found == null) {
            throw new IllegalArgumentException("there are no AWS credentials with the id '" + credentialsId + "'");
        }
        return StaticCredentialsProvider.create(found.resolveCredentials());
    }
}
