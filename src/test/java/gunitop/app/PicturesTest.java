package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Holds the README to its pictures, which {@code src/test/scripts/pictures} draws. */
class PicturesTest {
  private static final Path PICTURES = Path.of("src/site/pictures");
  private static final long MOST_BYTES = 40_000;

  @Test
  void theReadmeShowsEachPictureThatThereIsAndNoOther() throws IOException {
    Set<Path> shown =
        Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)")
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map((MatchResult found) -> Path.of(found.group(1)))
            .collect(Collectors.toSet());
    assertThat(shown).isNotEmpty().isEqualTo(drawn());
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
