package io.jenkins.plugins.releaseplan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class FactTest {

    @Test
    public void readsWhatItWrites() {
        for (Fact fact : new Fact[] {
            new Fact.HealthyIn("staging"), new Fact.RollbackRehearsedIn("staging"), new Fact.ReleasedIn("eu-west/qa")
        }) {
            assertThat(Fact.parse(fact.text())).isEqualTo(fact);
        }
    }

    @Test
    public void forgivesSpacesAndCaseOfTheWordsButNotOfTheEnvironment() {
        assertThat(Fact.parse("  Rollback   REHEARSED in  Staging "))
                .isEqualTo(new Fact.RollbackRehearsedIn("Staging"));
    }

    @Test
    public void listsTheKnownFactsWhenItIsNone() {
        for (String text :
                new String[] {"", "healthy", "healthy in", "healthy in ", "wealthy in staging", "healthy in a b"}) {
            assertThatThrownBy(() -> Fact.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'healthy in ENVIRONMENT', 'rollback rehearsed in ENVIRONMENT' or"
                            + " 'released in ENVIRONMENT'");
        }
    }

    @Test
    public void quotesOnlyTheBeginningOfHugeText() {
        assertThatThrownBy(() -> Fact.parse("in ".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
    }
}
