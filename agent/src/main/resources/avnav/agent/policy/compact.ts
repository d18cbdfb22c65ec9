  def see(self, x: Tensor, p: List[Tensor]) -> Tensor:
    x = torch.relu(torch.conv2d(x - 0.5, p[0], p[1], [2, 2]))
    x = torch.relu(torch.conv2d(x, p[2], p[3], [2, 2]))
    x = torch.relu(torch.conv2d(x, p[4], p[5], [2, 2]))
    return torch.relu(torch.linear(torch.flatten(x, 1), p[6], p[7]))

  def hear(self, sound: Tensor, p: List[Tensor]) -> Tensor:
    x = torch.relu(torch.linear(torch.flatten(sound, 1), p[8], p[9]))
    return torch.relu(torch.linear(x, p[10], p[11]))

  def sense(self, rgb: Tensor, depth: Tensor, sound: Tensor, previous: Tensor, p: List[Tensor]) -> Tensor:
    x = (self).pixels(rgb, depth, p[0])
    return torch.cat([(self).hear(sound, p), (self).see(x, p), previous], 1)
