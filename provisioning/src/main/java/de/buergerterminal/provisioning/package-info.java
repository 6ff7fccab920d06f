/// The command line `buergerterminal`: `Main` collects the commands. What only a town hall in a box
/// needs (simulators, the reference office, the demo) comes from the package `demo`, which is not
/// in the production jar and therefore arrives through `CommandSource`.
@NullMarked
package de.buergerterminal.provisioning;

import org.jspecify.annotations.NullMarked;
