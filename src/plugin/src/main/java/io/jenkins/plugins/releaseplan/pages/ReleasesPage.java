package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import hudson.security.ACL;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import io.jenkins.plugins.releaseplan.view.ViewFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What is live where, what is under way, and what was: {@code /releases/}. Each release has its page below it. */
@Extension
@ExportedBean
public class ReleasesPage implements RootAction {

    /** The scripts that this page needs, of those that draw releases. */
    private static final List<String> SCRIPTS =
            List.of("rp-base.js", "rp-format.js", "rp-parts.js", "rp-live.js", "rp-releases.js");

    @Override
    public String getIconFileName() {
        return mayLook() ? "symbol-release-plan plugin-release-plan" : null;
    }

    /** Who may see no release at all needs no link; it is not asked which there are. */
    private static boolean mayLook() {
        return !ACL.isAnonymous2(Jenkins.getAuthentication2()) || Jenkins.get().hasPermission(ReleasePermissions.VIEW);
    }

    @Override
    public String getDisplayName() {
        return "Releases";
    }

    @Override
    public String getUrlName() {
        return "releases";
    }

    /** The adjuncts that draw the page. */
    public List<String> getScripts() {
        return Stream.concat(ViewFiles.scripts().stream(), ViewFiles.liveScripts().stream())
                .filter(SCRIPTS::contains)
                .map(ReleaseEndpoints::adjunct)
                .toList();
    }

    public Api getApi() {
        return ReleaseEndpoints.api(this);
    }

    private static ReleasesView view() throws DeedRefused {
        return new ReleasesView(Jenkins.getAuthentication2());
    }

    /** What is under way, for {@code api/json}. */
    @Exported
    public List<ReleaseRow> getUnderWay() throws DeedRefused {
        return view().underWay().stream().map(ReleaseRow::new).toList();
    }

    /** What is live where, for {@code api/json}. */
    @Exported
    public List<LiveRow> getLive() throws DeedRefused {
        return view().live();
    }

    /** The newest releases, for {@code api/json}; {@code data} has the rest, by search and by page. */
    @Exported
    public List<ReleaseRow> getReleases() throws DeedRefused {
        List<ReleaseRow> rows = new ArrayList<>();
        view().history("", "", "", "", "").releases().forEach(summary -> rows.add(new ReleaseRow(summary)));
        return rows;
    }

    /**
     * What the page draws.
     *
     * @param text what is searched for
     * @param after where the page before ended
     */
    public HttpResponse doData(
            @QueryParameter String text,
            @QueryParameter String service,
            @QueryParameter String environment,
            @QueryParameter String outcome,
            @QueryParameter String after) {
        return JsonAnswer.asked(() -> {
            ReleasesView view = view();
            ObjectNode node = AuditFacts.MAPPER.createObjectNode();
            node.put("zone", ReleaseView.zone().getId());
            ArrayNode live = node.putArray("live");
            view.live().forEach(row -> live.add(row.node()));
            ArrayNode underWay = node.putArray("underWay");
            view.underWay().forEach(row -> underWay.add(view.node(row)));
            ReleasesView.Page page = view.history(text, service, environment, outcome, after);
            ArrayNode releases = node.putArray("releases");
            page.releases().forEach(row -> releases.add(view.node(row)));
            node.put("next", page.next());
            String tag = Integer.toHexString(node.toString().hashCode());
            return new JsonAnswer(200, tag, node);
        });
    }

    /** The page of one release; null if there is none that the reader may see. */
    @CheckForNull
    public Object getDynamic(String id, StaplerRequest2 request) {
        try {
            return new ReleaseDesk(Jenkins.getAuthentication2())
                    .look(id)
                    .map(KnownReleasePage::new)
                    .orElse(null);
        } catch (DeedRefused e) {
            throw new RefusedAnswer(e);
        }
    }
}
