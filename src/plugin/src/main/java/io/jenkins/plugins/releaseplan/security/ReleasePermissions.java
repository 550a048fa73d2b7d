package io.jenkins.plugins.releaseplan.security;

import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** What people may do with releases. Checked on the job that runs the release. */
public final class ReleasePermissions {

    private static final PermissionScope[] SCOPE = {
        PermissionScope.JENKINS, PermissionScope.ITEM_GROUP, PermissionScope.ITEM
    };

    public static final PermissionGroup GROUP =
            new PermissionGroup(ReleasePermissions.class, Messages._ReleasePermissions_Group());

    /** See a release and its checklist, gates and metrics. Who may read the job may. */
    public static final Permission VIEW = permission("View", Item.READ);

    /** Roll back. Who may deploy may; so may people on call who may do nothing else. */
    public static final Permission ROLL_BACK;

    /** Pause, resume, promote and retire blue. */
    public static final Permission DEPLOY;

    /** Mark items of the checklist. */
    public static final Permission TICK;

    /** Sign and reject gates, in the roles that one holds. */
    public static final Permission SIGN;

    /** Change environments, roles, windows, analyses, policies and the ledger. */
    public static final Permission CONFIGURE;

    static {
        CONFIGURE = new Permission(
                GROUP,
                "Configure",
                Messages._ReleasePermissions_Configure(),
                Jenkins.ADMINISTER,
                true,
                new PermissionScope[] {PermissionScope.JENKINS});
        DEPLOY = permission("Deploy", Item.CONFIGURE);
        ROLL_BACK = permission("RollBack", DEPLOY);
        TICK = permission("Tick", Item.BUILD);
        SIGN = permission("Sign", Item.BUILD);
    }

    private ReleasePermissions() {}

    private static Permission permission(String name, Permission impliedBy) {
        return new Permission(
                GROUP,
                name,
                switch (name) {
                    case "View" -> Messages._ReleasePermissions_View();
                    case "RollBack" -> Messages._ReleasePermissions_RollBack();
                    case "Deploy" -> Messages._ReleasePermissions_Deploy();
                    case "Tick" -> Messages._ReleasePermissions_Tick();
                    default -> Messages._ReleasePermissions_Sign();
                },
                impliedBy,
                true,
                SCOPE);
    }

    /** The permission's scope has to be known before a page of configuration is drawn. */
    @hudson.init.Initializer(before = hudson.init.InitMilestone.SYSTEM_CONFIG_LOADED)
    public static void load() {
        // Calling it has initialized the class, and with it the permissions.
    }
}
