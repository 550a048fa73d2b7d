package io.jenkins.plugins.releaseplan.steps;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
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

    FormValidation percent(String value) {
        try {
            int percent = Integer.parseInt(value.strip());
            return percent >= 1 && percent <= 100
                    ? FormValidation.ok()
                    : FormValidation.error("It is a whole number from 1 to 100.");
        } catch (NumberFormatException e) {
            return FormValidation.error("It is a whole number from 1 to 100.");
        }
    }
}
