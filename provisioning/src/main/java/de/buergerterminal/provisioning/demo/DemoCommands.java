package de.buergerterminal.provisioning.demo;

import de.buergerterminal.provisioning.CommandSource;
import java.util.List;

/// What this jar adds to the command line.
public final class DemoCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new DemoCommand(), new SimulateCommand(), new OfficeCommand());
    }
}
