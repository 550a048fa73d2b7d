package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A target as it really is, with two fleets and a route, and what must never happen to it. It knows nothing of the rollout's
 * own opinion.
 */
final class ModelTarget {

    static final String BLUE = "a";
    static final String GREEN = "b";
    static final String OLD = "v1";
    static final String NEW = "v2";

    /** One of the two fleets. */
    static final class FleetModel {
        boolean running;
        String version = "";
        Instant healthyFrom = Instant.MIN;
        Instant sickFrom = Instant.MAX;
        Instant sickUntil = Instant.MAX;

        boolean healthy(Instant now) {
            boolean sick = !now.isBefore(sickFrom) && now.isBefore(sickUntil);
            return running && !sick && !now.isBefore(healthyFrom);
        }
    }

    final FleetModel blue = new FleetModel();
    final FleetModel green = new FleetModel();
    final List<Integer> late = new ArrayList<>();
    int greenShare;
    String recorded = OLD;
    RouteQueue route = RouteQueue.FREE;
    boolean greenWasReady;
    Instant allGreenSince;
    /** What a launch of green brings, in place of what was wished. */
    String broughtVersion = NEW;

    int startUpSeconds;

    ModelTarget() {
        blue.running = true;
        blue.version = OLD;
    }

    void launch(String fleet, String version, Instant now) {
        FleetModel model = fleet(fleet);
        String brought = fleet.equals(GREEN) && version.equals(NEW) ? broughtVersion : version;
        if (!model.running || !model.version.equals(brought)) {
            model.running = true;
            model.version = brought;
            model.healthyFrom = now.plusSeconds(startUpSeconds);
        }
    }

    void retire(String fleet) {
        int share = fleet.equals(GREEN) ? greenShare : 100 - greenShare;
        Violation.unless(share == 0, "fleet " + fleet + " was retired with " + share + " % of the traffic");
        fleet(fleet).running = false;
        fleet(fleet).version = "";
        if (fleet.equals(GREEN)) {
            greenWasReady = false;
        }
    }

    void shift(TrafficSplit split, Instant now) {
        Violation.unless(
                split.greenPercent() + split.bluePercent() == 100 && split.greenPercent() >= 0,
                "weights do not add up: " + split);
        Violation.unless(
                split.blueFleet().equals(BLUE) && split.greenFleet().equals(GREEN),
                "other fleets were named: " + split);
        set(split.greenPercent(), now);
    }

    /** Sets the weights, by whomsoever; a share of 100 % that was not before begins the time that blue is kept. */
    void set(int greenPercent, Instant now) {
        if (greenPercent < 100) {
            allGreenSince = null;
        } else if (allGreenSince == null) {
            allGreenSince = now;
        }
        set(greenPercent);
    }

    /** Sets the weights, by whomsoever, while blue is kept already: what somebody moves and moves back does not prolong it. */
    void set(int greenPercent) {
        if (greenPercent > 0) {
            Violation.unless(greenWasReady, "green got " + greenPercent + " % before it was ready");
            Violation.unless(green.running, "green got traffic and is not there");
        }
        if (greenPercent < 100) {
            Violation.unless(blue.running, "blue got traffic and is not there");
        }
        greenShare = greenPercent;
    }

    Health probe(String fleet, Instant now) {
        FleetModel model = fleet(fleet);
        boolean healthy = model.healthy(now);
        if (fleet.equals(GREEN) && healthy && model.version.equals(NEW)) {
            greenWasReady = true;
        }
        return new Health(healthy, model.running ? model.version : "", healthy ? "well" : "not well");
    }

    TargetStatus inspect() {
        boolean greenLeads = greenShare > 50;
        return greenLeads
                ? new TargetStatus(GREEN, green.version, greenShare, BLUE, blue.version)
                : new TargetStatus(BLUE, blue.version, 100 - greenShare, GREEN, green.version);
    }

    FleetModel fleet(String name) {
        return name.equals(BLUE) ? blue : green;
    }
}
