package de.buergerterminal.backend.catalogue;

import java.util.List;
import java.util.Set;

/// When a page or field is asked, decided from the answers alone.
public sealed interface Condition {
    Condition ALWAYS = new Always();

    boolean holds(Answers answers);

    record Always() implements Condition {
        @Override
        public boolean holds(Answers answers) {
            return true;
        }
    }

    /// The named field's answer is one of the values.
    record OneOf(String field, Set<String> values) implements Condition {
        public OneOf {
            values = Set.copyOf(values);
        }

        @Override
        public boolean holds(Answers answers) {
            return values.contains(answers.of(field));
        }
    }

    record Filled(String field) implements Condition {
        @Override
        public boolean holds(Answers answers) {
            return !answers.of(field).isBlank();
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Answers answers) {
            return !condition.holds(answers);
        }
    }

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Answers answers) {
            return conditions.stream().allMatch(it -> it.holds(answers));
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Answers answers) {
            return conditions.stream().anyMatch(it -> it.holds(answers));
        }
    }
}
