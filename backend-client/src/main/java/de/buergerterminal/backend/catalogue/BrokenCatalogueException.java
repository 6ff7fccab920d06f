package de.buergerterminal.backend.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/// A catalogue that cannot be offered to citizens; names everything that is wrong with it at once.
public final class BrokenCatalogueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<CatalogueProblem> problems;

    BrokenCatalogueException(List<CatalogueProblem> problems) {
        super(
                problems.stream()
                        .map(CatalogueProblem::toString)
                        .collect(Collectors.joining("\n", "the catalogue has problems:\n", "")));
        this.problems = List.copyOf(problems);
    }

    public List<CatalogueProblem> problems() {
        return problems;
    }
}
