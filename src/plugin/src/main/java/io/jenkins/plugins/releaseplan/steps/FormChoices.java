package io.jenkins.plugins.releaseplan.steps;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseplan.config.AnalysisEntry;
import io.jenkins.plugins.releaseplan.config.EnvironmentRules;
import io.jenkins.plugins.releaseplan.config.PolicyEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.RoleEntry;
import io.jenkins.plugins.releaseplan.config.TemplateEntry;
import io.jenkins.plugins.releaseplan.config.WindowEntry;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** What forms offer, to those who may configure the job alone: names of environments are nothing for strangers. */
final class FormChoices {

    private final Item item;
    private final boolean allowed;

    private FormChoices(Item item) {
        this.item = item;
        this.allowed = allowed(item);
    }

    static FormChoices of(Item item) {
        return new FormChoices(item);
    }

    static boolean allowed(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    static ListBoxModel list(List<String> values) {
        ListBoxModel list = new ListBoxModel();
        values.forEach(list::add);
        return list;
    }

    private ComboBoxModel names(Function<ReleasePlanConfiguration, Stream<String>> names) {
        return allowed
                ? new ComboBoxModel(
                        names.apply(ReleasePlanConfiguration.get()).distinct().toList())
                : new ComboBoxModel();
    }

    ComboBoxModel environments() {
        return names(configuration -> configuration.environmentNames(item).stream());
    }

    /** The targets of an environment; of all that admit the job if it is not said which. */
    ComboBoxModel targets(String environment) {
        return names(
                configuration -> rules(configuration, environment).flatMap(rules -> rules.targets().keySet().stream()));
    }

    ComboBoxModel checks() {
        return names(configuration ->
                rules(configuration, "").map(EnvironmentRules::checks).flatMap(Collection::stream));
    }

    ComboBoxModel databases() {
        return names(configuration ->
                rules(configuration, "").map(EnvironmentRules::databases).flatMap(Collection::stream));
    }

    private Stream<EnvironmentRules> rules(ReleasePlanConfiguration configuration, String environment) {
        return configuration.environmentNames(item).stream()
                .filter(name -> environment == null || environment.isEmpty() || environment.equals(name))
                .flatMap(name -> rulesOf(configuration, name));
    }

    private Stream<EnvironmentRules> rulesOf(ReleasePlanConfiguration configuration, String name) {
        try {
            return Stream.of(configuration.environment(name, item));
        } catch (NoSuchElementException | IllegalArgumentException | IllegalStateException e) {
            // It is configured wrongly, which its own form says.
            return Stream.empty();
        }
    }

    ComboBoxModel analyses() {
        return names(configuration -> configuration.getAnalyses().stream().map(AnalysisEntry::getName));
    }

    ComboBoxModel policies() {
        return names(configuration -> configuration.getPolicies().stream().map(PolicyEntry::getName));
    }

    ComboBoxModel templates() {
        return names(configuration -> configuration.getTemplates().stream().map(TemplateEntry::getName));
    }

    ComboBoxModel roles() {
        return names(configuration -> configuration.getRoles().stream().map(RoleEntry::getName));
    }

    ComboBoxModel windows() {
        return names(configuration -> configuration.getWindows().stream().map(WindowEntry::getName));
    }
}
