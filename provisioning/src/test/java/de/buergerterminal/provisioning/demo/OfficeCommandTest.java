package de.buergerterminal.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.provisioning.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeCommandTest {
    @TempDir private Path folder = Path.of(".");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anAccountIsMadeAndItsPasswordToldOnce() throws Exception {
        int code = run("--account", "revision", "--role", "AUDITOR");

        assertThat(code).isEqualTo(Main.DONE);
        assertThat(out.toString())
                .contains("revision")
                .containsPattern("Password: +[a-z2-9]{4}(-[a-z2-9]{4}){3} ");
        String password = out.toString().replaceFirst("(?s).*Password: +(\\S+).*", "$1");
        for (String file : new String[] {"office.db", "office.db-wal"}) {
            Path stored = folder.resolve(file);
            if (Files.notExists(stored)) continue;
            assertThat(new String(Files.readAllBytes(stored), StandardCharsets.ISO_8859_1))
                    .doesNotContain(password);
        }
    }

    @Test
    void aNameThatIsNoneIsRefusedInOneSentence() {
        int code = run("--account", "a b");

        assertThat(code).isEqualTo(Main.WRONG_USAGE);
        assertThat(err.toString().strip()).hasLineCount(1).contains("1 to 40 letters");
    }

    private int run(String... more) {
        String[] all = new String[3 + more.length];
        all[0] = "office";
        all[1] = "--data";
        all[2] = folder.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
