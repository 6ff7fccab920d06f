package de.buergerterminal.backend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A request is judged by the release it was made with.
class KnownCataloguesTest {
    @TempDir Path folder;

    @Test
    void aRequestOfAnEarlierReleaseIsJudgedByThatRelease() throws Exception {
        ServiceCatalogue earlier = StockCatalogue.load();
        CatalogueLoaderTest.copyStock(folder);
        Path schema = folder.resolve("hundesteuer-anmeldung/schema.json");
        Files.writeString(schema, Files.readString(schema).replace("/1.0.0/", "/2.0.0/"));
        Path registration = folder.resolve("meldebescheinigung/schema.json");
        Files.writeString(
                registration,
                Files.readString(registration).replace("\"maxLength\": 120", "\"maxLength\": 5"));
        ServiceCatalogue current = ServiceCatalogue.fromFolder(folder);
        var known = new KnownCatalogues(current, List.of(earlier));
        PublicService service = StockExamples.REGISTRATION;
        String document = service.form().toJson(StockExamples.registration());

        assertThat(known.validate(earlier.version(), service, document)).isEmpty();
        assertThat(known.validate(current.version(), service, document)).isNotEmpty();
        assertThat(known.validate("", service, document)).isNotEmpty();
        assertThat(
                        known.service(earlier.version(), StockExamples.DOG.id())
                                .orElseThrow()
                                .schemaUri())
                .contains("/1.0.0/");
        assertThat(known.service("", StockExamples.DOG.id()).orElseThrow().schemaUri())
                .contains("/2.0.0/");
    }

    @Test
    void aReleaseThatWasNeverMadeIsNotKnown() {
        var known = new KnownCatalogues(StockCatalogue.load(), List.of());
        assertThat(known.knows("3+0000000000000000")).isFalse();
        assertThat(known.service("3+0000000000000000", StockExamples.DOG.id())).isEmpty();
    }
}
