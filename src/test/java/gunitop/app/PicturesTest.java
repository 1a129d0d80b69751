package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Holds README and manual to their pictures, which {@code src/test/scripts/pictures} draws. */
class PicturesTest {
  private static final Path PICTURES = Path.of("src/site/pictures");
  private static final long MOST_BYTES = 40_000;

  @Test
  void eachPictureThatThereIsIsShownAndNoOther() throws IOException {
    Set<Path> shown = new HashSet<>();
    for (Path page : pages()) {
      shown.addAll(targets(page, "!\\[[^]]+]\\(([^)]+)\\)"));
    }
    assertThat(shown).isNotEmpty().isEqualTo(drawn());
  }

  @Test
  void eachLinkLeadsToAFileThatThereIs() throws IOException {
    for (Path page : pages()) {
      assertThat(targets(page, "]\\(((?!https?:)[^)#]+)[^)]*\\)"))
          .as(page.toString())
          .allSatisfy(target -> assertThat(target).exists());
    }
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md")))
        .hasSizeLessThanOrEqualTo(120)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  /** Where the links of this form lead, seen from the project's directory. */
  private static Set<Path> targets(Path page, String form) throws IOException {
    return Pattern.compile(form)
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult found) -> page.resolveSibling(found.group(1)).normalize())
        .collect(Collectors.toSet());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> manual = Files.list(Path.of("src/site/markdown"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), manual).toList();
    }
  }

  @Test
  void eachPictureIsSmallAndWellFormedAndHoldsItsTextAsText()
      throws IOException, ParserConfigurationException, SAXException {
    for (Path picture : drawn()) {
      assertThat(Files.size(picture)).as(picture.toString()).isLessThan(MOST_BYTES);
      var root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(picture.toFile())
              .getDocumentElement();
      assertThat(root.getTagName()).isEqualTo("svg");
      assertThat(root.getElementsByTagName("title").getLength()).isEqualTo(1);
      assertThat(root.getTextContent()).contains("F10");
    }
  }

  private static Set<Path> drawn() throws IOException {
    try (Stream<Path> files = Files.list(PICTURES)) {
      return files.collect(Collectors.toSet());
    }
  }
}
