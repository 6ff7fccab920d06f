package de.buergerterminal.provisioning;

import java.util.List;

/// Further commands that a jar on the class path brings along; found by `ServiceLoader`, so that
/// the production jar can lack them without knowing them.
public interface CommandSource {
    /// Objects annotated with picocli's `@Command`.
    List<Object> commands();
}
