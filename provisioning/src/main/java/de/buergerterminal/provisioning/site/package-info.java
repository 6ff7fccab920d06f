/// What a technician writes down for one town: `RoutesCommand` finds out which office takes which
/// service there.
@NullMarked
package de.buergerterminal.provisioning.site;

import org.jspecify.annotations.NullMarked;
