package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeDatabaseTest {
    @TempDir Path folder;

    @Test
    void whatWasMeantForACommitThatNeverCameIsNotDoneAfterTheNext() throws Exception {
        var done = new ArrayList<String>();
        try (var database = OfficeDatabase.open(folder, Optional.empty())) {
            assertThatThrownBy(() ->
                            database.transaction(() -> {
                                database.afterCommit(() -> done.add("of the first"));
                                throw new OutOfMemoryError("as if");
                            }))
                    .isInstanceOf(OutOfMemoryError.class);
            database.transaction(() -> {
                database.afterCommit(() -> done.add("of the second"));
                return true;
            });
        }
        assertThat(done).containsExactly("of the second");
    }
}
