package io.jenkins.plugins.releaseplan.steps;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.TemplateEntry;
import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Checks of forms; they tell strangers nothing. */
final class FormChecks {

    private final Item item;
    private final boolean allowed;

    private FormChecks(Item item) {
        this.item = item;
        this.allowed = FormChoices.allowed(item);
    }

    static FormChecks of(Item item) {
        return new FormChecks(item);
    }

    FormValidation required(String value) {
        return Util.fixEmptyAndTrim(value) == null ? FormValidation.error("It has to be given.") : FormValidation.ok();
    }

    FormValidation environment(String value) {
        return named(value, true, name -> ReleasePlanConfiguration.get().environment(name, item));
    }

    FormValidation optionalEnvironment(String value) {
        return named(value, false, name -> ReleasePlanConfiguration.get().environment(name, item));
    }

    FormValidation analysis(String value) {
        return named(value, false, name -> ReleasePlanConfiguration.get().analysis(name));
    }

    FormValidation template(String value) {
        return named(value, false, name -> ReleasePlanConfiguration.get().template(name));
    }

    FormValidation window(String value) {
        return known("maintenance window", value, false, FormChoices.of(item).windows());
    }

    /** A target of an environment; of any that admits the job if it is not said which. */
    FormValidation target(String value, String environment, boolean needed) {
        return known("target", value, needed, FormChoices.of(item).targets(environment));
    }

    FormValidation database(String value, boolean needed) {
        return known("database", value, needed, FormChoices.of(item).databases());
    }

    FormValidation check(String value) {
        return known("check", value, true, FormChoices.of(item).checks());
    }

    /** Others can be added at any time, so that a name that is not known yet is no error. */
    FormValidation role(String value) {
        FormValidation known = known("role", value, true, FormChoices.of(item).roles());
        return known.kind == FormValidation.Kind.ERROR && Util.fixEmptyAndTrim(value) != null
                ? FormValidation.warning(known.getMessage() + " A gate that asks for it cannot be opened.")
                : known;
    }

    private FormValidation known(String what, String value, boolean needed, List<String> names) {
        return named(value, needed, name -> {
            if (!names.contains(name)) {
                throw new NoSuchElementException("No " + what + " '" + name + "' is configured"
                        + (names.isEmpty() ? "; there is none." : NearestName.hintOrAll(name, names) + "."));
            }
        });
    }

    FormValidation facts(List<String> values) {
        try {
            values.stream().filter(value -> !value.contains("$")).forEach(Fact::parse);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    FormValidation together(String words, String one, String other) {
        return (Util.fixEmptyAndTrim(one) == null) == (Util.fixEmptyAndTrim(other) == null)
                ? FormValidation.ok()
                : FormValidation.error(words);
    }

    FormValidation oneOf(String words, String... values) {
        long given = Arrays.stream(values)
                .filter(value -> Util.fixEmptyAndTrim(value) != null)
                .count();
        return given == 1 ? FormValidation.ok() : FormValidation.error(words);
    }

    FormValidation checklist(String value) {
        return Util.fixEmptyAndTrim(value) == null || value.contains("$")
                ? FormValidation.ok()
                : TemplateEntry.DescriptorImpl.check(value);
    }

    FormValidation policy(String value) {
        return named(value, false, name -> ReleasePlanConfiguration.get().policy(name));
    }

    private FormValidation named(String value, boolean needed, Consumer<String> lookUp) {
        if (Util.fixEmptyAndTrim(value) == null) {
            return needed ? required(value) : FormValidation.ok();
        }
        // What is put together when the pipeline runs cannot be known here.
        if (!allowed || value.contains("$")) {
            return FormValidation.ok();
        }
        try {
            lookUp.accept(value);
            return FormValidation.ok();
        } catch (NoSuchElementException | IllegalArgumentException | IllegalStateException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    FormValidation duration(String value, boolean needed) {
        if (Util.fixEmptyAndTrim(value) == null) {
            return needed ? required(value) : FormValidation.ok();
        }
        try {
            DurationText.parse(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** A number from one on. */
    FormValidation wholeNumber(String value, int most) {
        FormValidation wrong = FormValidation.error("It is a whole number from 1 to " + most + ".");
        try {
            int number = Integer.parseInt(Util.fixNull(value).strip());
            return number >= 1 && number <= most ? FormValidation.ok() : wrong;
        } catch (NumberFormatException e) {
            return wrong;
        }
    }
}
