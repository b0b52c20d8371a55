package programs.ways;

import static programs.ways.Given.FILE;
import static programs.ways.Given.freshFile;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileCacheImageInputStream;
import javax.imageio.stream.FileCacheImageOutputStream;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Image streams of {@code java.desktop}. */
final class FileImages {
  private FileImages() {}

  @Way("file")
  static ImageInputStream imageInput() throws Exception {
    return ImageIO.createImageInputStream(FILE);
  }

  @Way("file")
  static ImageOutputStream imageOutput() throws Exception {
    return ImageIO.createImageOutputStream(freshFile());
  }

  @Way("file")
  static ImageInputStream fileImageInput() throws Exception {
    return new FileImageInputStream(FILE);
  }

  @Way("file")
  static ImageOutputStream fileImageOutput() throws Exception {
    return new FileImageOutputStream(freshFile());
  }

  @Way("file")
  static ImageInputStream cachedImageInput() throws Exception {
    return new FileCacheImageInputStream(InputStream.nullInputStream(), null);
  }

  @Way("file")
  static ImageOutputStream cachedImageOutput() throws Exception {
    return new FileCacheImageOutputStream(new ByteArrayOutputStream(), null);
  }
}
