package programs.real.healthy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page from a servlet, in Tomcat and in Jetty. */
final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] page = Pages.read();
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
