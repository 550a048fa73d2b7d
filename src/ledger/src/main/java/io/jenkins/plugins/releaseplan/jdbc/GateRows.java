package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gates and their sign-offs as rows. A sign-off's row is never removed; only that it became void is added. */
final class GateRows {

    private GateRows() {}

    static void save(Connection connection, String release, int ordinal, String id, Gate was, Gate is)
            throws SQLException {
        Row.of("gate_states")
                .cut("gate_id", id, 2000)
                .cut("gate_name", is.plan().name(), 2000)
                .set("status", is.state().name())
                .set("since", is.since())
                .set("deadline", is.deadline())
                .set("ended_at", is.endedAt())
                .set("reason", is.reason())
                .set("state", StateJson.write(new Kept(id, with(is, List.of()))))
                .save(
                        connection,
                        Row.of("gate_states").set("release_id", release).set("ordinal", ordinal));
        List<SignOff> known = was == null ? List.of() : was.signOffs();
        for (int i = 0; i < is.signOffs().size(); i++) {
            SignOff signOff = is.signOffs().get(i);
            if (i >= known.size() || !signOff.equals(known.get(i))) {
                row(signOff)
                        .save(
                                connection,
                                Row.of("sign_offs")
                                        .set("release_id", release)
                                        .set("gate_ordinal", ordinal)
                                        .set("ordinal", i));
            }
        }
    }

    private static Row row(SignOff signOff) {
        return Row.of("sign_offs")
                .cut("person", signOff.person(), 2000)
                .cut("role_name", signOff.role(), 2000)
                .set("decision", signOff.decision().name())
                .set("remark", signOff.comment())
                .set("signed_at", signOff.at())
                .cut("version", signOff.version(), 1000)
                .set("voided", signOff.voided())
                .set("state", StateJson.write(signOff));
    }

    private static Gate with(Gate gate, List<SignOff> signOffs) {
        return new Gate(
                gate.plan(),
                gate.version(),
                gate.startedBy(),
                gate.causedBy(),
                gate.state(),
                gate.since(),
                gate.deadline(),
                gate.conditions(),
                signOffs,
                gate.reason(),
                gate.endedAt(),
                gate.nextWake());
    }

    /** How a gate is written down: with the id that the pipeline gave it, whatever its length. */
    private record Kept(String id, Gate gate) {}

    private record Signed(int gate, SignOff signOff) {}

    static Map<String, Gate> read(Connection connection, String release) throws SQLException {
        Map<Integer, List<SignOff>> signOffs = new TreeMap<>();
        Sql.all(
                        connection,
                        "SELECT gate_ordinal, state FROM sign_offs WHERE release_id = ? ORDER BY gate_ordinal, ordinal",
                        row -> new Signed(row.getInt(1), StateJson.read(row.getString(2), SignOff.class)),
                        release)
                .forEach(signed -> signOffs.computeIfAbsent(signed.gate(), gate -> new ArrayList<>())
                        .add(signed.signOff()));
        List<Kept> kept = Sql.all(
                connection,
                "SELECT state FROM gate_states WHERE release_id = ? ORDER BY ordinal",
                row -> StateJson.read(row.getString(1), Kept.class),
                release);
        Map<String, Gate> gates = new LinkedHashMap<>();
        for (int ordinal = 0; ordinal < kept.size(); ordinal++) {
            Kept one = kept.get(ordinal);
            gates.put(one.id(), with(one.gate(), signOffs.getOrDefault(ordinal, List.of())));
        }
        return gates;
    }
}
