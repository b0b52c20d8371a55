package programs.real.leaks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * PDFBox 2.0.11 leaves the file of a font open that was loaded into a document and never saved with
 * it.
 *
 * @see <a href="https://github.com/danfickle/openhtmltopdf/issues/224">openhtmltopdf#224</a>
 */
final class PdfBoxEmbedsAnUnusedFont implements Leak {
  private final Path font = Path.of("font.ttf");

  PdfBoxEmbedsAnUnusedFont() throws IOException {
    try (InputStream in =
        PDDocument.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      Files.copy(in, font);
    }
  }

  @Override
  public void round(boolean forgets) throws IOException {
    try (PDDocument document = new PDDocument()) {
      if (forgets) {
        embed(document);
      }
    }
  }

  private void embed(PDDocument document) throws IOException {
    PDType0Font.load(document, font.toFile());
  }
}
