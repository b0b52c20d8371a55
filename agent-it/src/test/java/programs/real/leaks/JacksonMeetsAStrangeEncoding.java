package programs.real.leaks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Jackson 2.13.3 leaves a file open whose first bytes it takes for an encoding that it cannot read.
 *
 * @see <a
 *     href="https://github.com/FasterXML/jackson-core/issues/763">FasterXML/jackson-core#763</a>
 */
final class JacksonMeetsAStrangeEncoding implements Leak {
  private final JsonFactory json = new JsonFactory();
  private final Path good = Path.of("good.json");
  private final Path strange = Path.of("strange.json");

  JacksonMeetsAStrangeEncoding() throws IOException {
    Files.write(good, "{}".getBytes(StandardCharsets.UTF_8));
    Files.write(strange, new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, 0, 0, 0, 0});
  }

  @Override
  public void round(boolean forgets) throws IOException {
    try (JsonParser parser = parse(forgets ? strange : good)) {
      parser.nextToken();
    } catch (CharConversionException e) {
      if (!forgets) {
        throw e;
      }
    }
  }

  private JsonParser parse(Path path) throws IOException {
    return json.createParser(path.toFile());
  }
}
