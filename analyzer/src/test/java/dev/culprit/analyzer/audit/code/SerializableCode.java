package dev.culprit.analyzer.audit.code;

import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;

/** A lambda that compilers write down twice, the second time for what is read from a stream of objects. */
final class SerializableCode {

    void register(NotificationBroadcasterSupport broadcaster) {
        NotificationFilter all = notification -> notification.getMessage() != null; // audit LAMBDA
        broadcaster.addNotificationListener(new Told(), all, null);
    }

    static final class Told implements NotificationListener {
        @Override
        public void handleNotification(Notification notification, Object handback) {}
    }
}
