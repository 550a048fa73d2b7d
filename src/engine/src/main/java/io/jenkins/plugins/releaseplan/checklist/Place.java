package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where something that is read belongs: a section, an item of it, or a step of a procedure. */
sealed interface Place permits ItemDraft, Place.Section, Place.StepDraft {

    void text(String text);

    void script(Script script);

    void item(ItemDraft item);

    /** What comes from the texts above a box in this place, to make its key of. */
    String key();

    /** A heading and what stands below it, while it is read. */
    final class Section implements Place {
        final String title;
        final int level;
        final int line;
        final Optional<Section> parent;
        /** Whether its title is no heading but a line in bold. */
        final boolean labelled;

        final List<ItemDraft> items = new ArrayList<>();
        final List<Procedure> procedures = new ArrayList<>();
        final List<Script> scripts = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        final List<String> markdown = new ArrayList<>();

        Section(String title, int level, int line, Optional<Section> parent, boolean labelled) {
            this.title = title;
            this.level = level;
            this.line = line;
            this.parent = parent;
            this.labelled = labelled;
        }

        /** Comes from the titles down to this one, without their numbers. */
        String path() {
            return Identifiers.key(parent.map(Section::path).orElse(""), Wording.withoutNumber(title));
        }

        boolean hasContent() {
            return !items.isEmpty() || !procedures.isEmpty();
        }

        @Override
        public void text(String text) {
            notes.add(text);
        }

        @Override
        public void script(Script script) {
            scripts.add(script);
        }

        @Override
        public void item(ItemDraft item) {
            items.add(item);
        }

        @Override
        public String key() {
            return "";
        }
    }

    /** A step of a procedure, while it is read. Boxes below a step are items of the place that the procedure is in. */
    final class StepDraft implements Place {
        private final Place around;
        private final int number;
        private final String text;
        private final List<String> details = new ArrayList<>();
        private final List<Script> scripts = new ArrayList<>();

        StepDraft(Place around, int number, String text) {
            this.around = around;
            this.number = number;
            this.text = text;
        }

        Procedure.Step step() {
            return new Procedure.Step(number, text, details, scripts);
        }

        @Override
        public void text(String detail) {
            details.add(detail);
        }

        @Override
        public void script(Script script) {
            scripts.add(script);
        }

        @Override
        public void item(ItemDraft item) {
            around.item(item);
        }

        @Override
        public String key() {
            return Identifiers.key(around.key(), text);
        }
    }
}
