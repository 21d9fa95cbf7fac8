/* placeholder */ typedef int image_room;
