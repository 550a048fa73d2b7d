package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The facts of audit events, which the ledger keeps as text. */
final class AuditFacts {

    static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private AuditFacts() {}

    /** The facts as an object; empty for what is none, so that one odd event hides no other. */
    static ObjectNode of(String facts) {
        try {
            JsonNode read = MAPPER.readTree(facts);
            return read instanceof ObjectNode object ? object : MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode().put("facts", facts);
        }
    }
}
