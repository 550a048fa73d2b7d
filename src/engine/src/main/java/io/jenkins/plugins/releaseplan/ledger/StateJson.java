package io.jenkins.plugins.releaseplan.ledger;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
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
import java.util.ArrayList;
import java.util.List;

/**
 * The engine's states as JSON, and back. A value of a sealed type carries the simple name of its record under {@code is}; all
 * else is as the records say. Unknown keys are an error: a state of a newer version is not read by an older one. So is a number
 * or a truth value that is missing or of another kind, and anything after the end.
 */
public final class StateJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .annotationIntrospector(new SealedTypes())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // A record's own questions (isComplete) are not part of it.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private StateJson() {}

    /** A state as one line of JSON. */
    public static String write(Object state) {
        try {
            return MAPPER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot write down a " + state.getClass().getName(), e);
        }
    }

    /**
     * The state that was written.
     *
     * @throws IllegalArgumentException if the text is not such a state; the message says where
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            T state = MAPPER.readValue(json, type);
            if (state == null) {
                throw new IllegalArgumentException("not a saved " + type.getSimpleName() + ": null");
            }
            return state;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a saved " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** Lets Jackson tell the records of a sealed interface apart without an annotation on each. */
    private static final class SealedTypes extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass annotated, JavaType baseType) {
            if (sealedAbove(annotated.getRawType()) == null) {
                return super.findTypeResolver(config, annotated, baseType);
            }
            return new StdTypeResolverBuilder()
                    .init(JsonTypeInfo.Id.NAME, null)
                    .inclusion(JsonTypeInfo.As.PROPERTY)
                    .typeProperty("is");
        }

        @Override
        public List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> root = annotated.getRawType();
            if (!root.isSealed()) {
                return super.findSubtypes(annotated);
            }
            List<NamedType> subtypes = new ArrayList<>();
            collect(root, subtypes);
            return subtypes;
        }

        @Override
        public String findTypeName(AnnotatedClass annotated) {
            Class<?> type = annotated.getRawType();
            return sealedAbove(type) == null ? super.findTypeName(annotated) : type.getSimpleName();
        }

        private static void collect(Class<?> type, List<NamedType> subtypes) {
            if (!type.isSealed()) {
                subtypes.add(new NamedType(type, type.getSimpleName()));
                return;
            }
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, subtypes);
            }
        }

        private static Class<?> sealedAbove(Class<?> type) {
            if (type.isSealed() && type.isInterface()) {
                return type;
            }
            for (Class<?> above : type.getInterfaces()) {
                Class<?> found = sealedAbove(above);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }
}
