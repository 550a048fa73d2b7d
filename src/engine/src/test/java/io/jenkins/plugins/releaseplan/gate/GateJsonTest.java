package io.jenkins.plugins.releaseplan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** A gate is a value that can be saved: what is read back is equal, writes the same bytes, and goes on in the same way. */
public class GateJsonTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .annotationIntrospector(new SealedNames())
            .build();

    @Test
    public void aSavedGateReadsBackEqualAfterEveryStep() throws JsonProcessingException {
        List<Integer> steps = List.of(
                20,
                9,
                5 + 24 * 12 * 3,
                11,
                13,
                24 * 9 + 1,
                19,
                24 * 9,
                18,
                17,
                14,
                24 * 5 + 15,
                20,
                4,
                24 * 10 + 2,
                19);
        for (int plan : new int[] {127, 0b1111, 511, 0b11101110000, 2047}) {
            Gate gate = GateSamples.begin(GateScript.plan(plan)).gate();
            var now = GateSamples.START;
            List<GateAction> asked = List.of();
            for (int step : steps) {
                now = GateScript.later(now, gate, step);
                for (GateEvent event : GateScript.events(step, gate, asked)) {
                    String saved = JSON.writeValueAsString(gate);
                    Gate read = JSON.readValue(saved, Gate.class);
                    assertThat(read).isEqualTo(gate);
                    assertThat(JSON.writeValueAsString(read)).isEqualTo(saved);
                    Advance next = gate.advance(event, now);
                    assertThat(read.advance(event, now)).isEqualTo(next);
                    gate = next.gate();
                    asked = GateSamples.questions(next);
                }
            }
        }
    }

    @Test
    public void keepsConditionsInThePlansOrder() throws JsonProcessingException {
        Gate gate = GateSamples.begin(GateSamples.plan(
                        Duration.ofHours(1), GateSamples.WINDOW, GateSamples.LEAD, GateSamples.CHECKLIST))
                .gate();
        Gate read = JSON.readValue(JSON.writeValueAsString(gate), Gate.class);
        assertThat(read.conditions().keySet())
                .containsExactly("window:off-peak", "sign-off:lead", "checklist:Pre-Release");
    }

    /** Names the kinds of a sealed interface by their simple class names. */
    private static final class SealedNames extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public TypeResolverBuilder<?> findTypeResolver(MapperConfig<?> config, AnnotatedClass type, JavaType base) {
            return type.getRawType().isSealed() || isKind(type.getRawType())
                    ? new StdTypeResolverBuilder()
                            .init(JsonTypeInfo.Id.NAME, null)
                            .inclusion(JsonTypeInfo.As.PROPERTY)
                            .typeProperty("kind")
                    : super.findTypeResolver(config, type, base);
        }

        @Override
        public List<NamedType> findSubtypes(Annotated type) {
            Class<?> raw = type.getRawType();
            return raw.isSealed()
                    ? Arrays.stream(raw.getPermittedSubclasses())
                            .map(kind -> new NamedType(kind, kind.getSimpleName()))
                            .toList()
                    : super.findSubtypes(type);
        }

        @Override
        public String findTypeName(AnnotatedClass type) {
            return isKind(type.getRawType()) ? type.getRawType().getSimpleName() : super.findTypeName(type);
        }

        private static boolean isKind(Class<?> type) {
            return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
        }
    }
}
