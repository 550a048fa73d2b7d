package io.jenkins.plugins.releaseplan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every record of every public sealed interface of the engine is read back as it was written, whatever it is read as. */
@RunWith(Parameterized.class)
public class SealedStateJsonTest {

    private final Class<?> sealed;
    private final Class<?> record;

    public SealedStateJsonTest(String name, Class<?> sealed, Class<?> record) {
        this.sealed = sealed;
        this.record = record;
    }

    @Parameters(name = "{0}")
    public static List<Object[]> records() {
        List<Object[]> records = new ArrayList<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.jenkins.plugins.releaseplan")) {
            Class<?> type = each.reflect();
            if (type.isSealed() && Modifier.isPublic(type.getModifiers())) {
                collect(type, type, records);
            }
        }
        return records;
    }

    private static void collect(Class<?> root, Class<?> type, List<Object[]> records) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                collect(root, permitted, records);
            } else {
                String name = permitted.getName().substring(permitted.getName().lastIndexOf('.') + 1);
                records.add(new Object[] {name + " as " + root.getSimpleName(), root, permitted});
            }
        }
    }

    @Test
    public void itIsReadBackAsItWasWritten() {
        Object sample = Samples.of(record);
        String json = StateJson.write(sample);

        assertThat(StateJson.read(json, sealed)).isEqualTo(sample);
        assertThat(StateJson.read(json, record)).isEqualTo(sample);
        assertThat(json).contains("\"is\":\"" + record.getSimpleName() + "\"");
    }
}
