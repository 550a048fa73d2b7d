package io.jenkins.plugins.releaseplan.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.model.Descriptor.FormException;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import hudson.util.FormApply;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.BindInterceptor;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page in Manage Jenkins. */
@Extension
@Symbol("releasePlanLink")
public class ReleasePlanLink extends ManagementLink {

    /** The parts of the form that are lists: one that is empty is not in what the browser sends. */
    private static final List<String> LISTS =
            List.of("environments", "roles", "analyses", "policies", "windows", "freezes", "templates");

    @Override
    public String getIconFileName() {
        return "symbol-paper-plane-outline";
    }

    @Override
    public String getDisplayName() {
        return Messages.ReleasePlanConfiguration_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.ReleasePlanLink_Description();
    }

    @Override
    public String getUrlName() {
        return "releasePlan";
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.CONFIGURATION;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return ReleasePermissions.CONFIGURE;
    }

    /** What the page shows. */
    public ReleasePlanConfiguration getConfiguration() {
        return ReleasePlanConfiguration.get();
    }

    /** The page of the ledger. */
    public LedgerDesk getLedger() {
        return new LedgerDesk();
    }

    /** Saves the form; if something is wrong with it, nothing changes. */
    @RequirePOST
    public HttpResponse doSave(StaplerRequest2 request) throws ServletException, FormException {
        Jenkins.get().checkPermission(ReleasePermissions.CONFIGURE);
        JSONObject form = request.getSubmittedForm();
        LISTS.stream().filter(list -> !form.has(list)).forEach(list -> form.put(list, new JSONArray()));
        ReleasePlanConfiguration configuration = getConfiguration();
        BindInterceptor before = request.setBindInterceptor(new FormLines(request.getBindInterceptor()));
        try (BulkChange change = new BulkChange(configuration)) {
            request.bindJSON(configuration, form);
            if (!form.has("retention")) {
                configuration.setRetention(null);
            }
            change.commit();
        } catch (IllegalArgumentException e) {
            configuration.reload();
            throw new FormException(reason(e), e, "configuration");
        } catch (LedgerException e) {
            throw new FormException(
                    "The configuration is saved, but its ledger cannot be used: " + e.getMessage(), e, "ledger");
        } catch (IOException e) {
            throw new ServletException(e);
        } finally {
            request.setBindInterceptor(before);
        }
        return FormApply.success(request.getContextPath() + "/manage");
    }

    /** What a setter said, out of what the binding of the form made of it. */
    private static String reason(Throwable e) {
        Throwable innermost = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            innermost = cause instanceof IllegalArgumentException && cause.getMessage() != null ? cause : innermost;
        }
        return innermost.getMessage();
    }
}
