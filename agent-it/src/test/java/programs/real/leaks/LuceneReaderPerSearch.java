package programs.real.leaks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/** Lucene: a reader for each search, and some are not closed. */
final class LuceneReaderPerSearch implements Leak {
  private final Directory index = new NIOFSDirectory(Path.of("index"));
  private final List<DirectoryReader> leftBehind = new ArrayList<>();

  LuceneReaderPerSearch() throws IOException {
    try (IndexWriter writer =
        new IndexWriter(index, new IndexWriterConfig().setUseCompoundFile(true))) {
      Document document = new Document();
      document.add(new StringField("name", "lamp", Field.Store.YES));
      writer.addDocument(document);
    }
  }

  @Override
  public void round(boolean forgets) throws IOException {
    DirectoryReader reader = open();
    if (forgets) {
      leftBehind.add(reader);
    } else {
      reader.close();
    }
  }

  private DirectoryReader open() throws IOException {
    return DirectoryReader.open(index);
  }
}
